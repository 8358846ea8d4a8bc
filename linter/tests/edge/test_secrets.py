"""No report shows a secret, whatever it is about."""

import pathlib
import tempfile
import unittest

from command import formats, listlint, text

SECRETS = ["hunter22", "k3Y9f8e7d6c5b4a3210Zq"]
LIST = """# Services

| Name | Link |
| --- | --- |
| Feed | [Feed](https://reader:hunter22@example.org/feed?utm_source=x) |
| Api | [Api] (https://api.example.org/?api_key=k3Y9f8e7d6c5b4a3210Zq) | lost |
| Short | [x](htps://reader:hunter22@example.org/a) |

- [Torn](https://reader:hunter22@example.org/a b)
- [Key](https://api.example.org/?api_key=k3Y9f8e7d6c5b4a3210Zq&utm_source=y)
- [Key](https://api.example.org/?api_key=k3Y9f8e7d6c5b4a3210Zq&utm_source=y)
- https://example.org/?api_key=k3Y9f8e7d6c5b4a3210Zq，那里
- [https://reader:hunter22@example.org/](https://reader:hunter22@example.org/)

[unused]: https://reader:hunter22@example.org/
"""


class Secrets(unittest.TestCase):
    def run_all(self, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "list.md")
            path.write_text(LIST, encoding="utf-8")
            for command in ("check", "links"):
                for name in formats():
                    with self.subTest(command=command, format=name):
                        yield listlint(command, "--offline", "--no-config",
                                       "--output", name, *arguments, path)

    def test_no_format_shows_them(self):
        for result in self.run_all("--extend-select", "LNK008"):
            self.assertIn(result.returncode, (0, 1), text(result.stderr))
            for secret in SECRETS:
                self.assertNotIn(secret, text(result.stdout))
                self.assertNotIn(secret, text(result.stderr))

    def test_the_rule_need_not_run(self):
        for result in self.run_all("--ignore", "LNK015"):
            self.assertIn(result.returncode, (0, 1), text(result.stderr))
            for secret in SECRETS:
                self.assertNotIn(secret, text(result.stdout))

    def test_the_rest_is_shown(self):
        shown = [text(result.stdout) for result in self.run_all()]
        self.assertIn("https://reader:…@example.org/feed", shown[0])
        self.assertIn("api_key=…", shown[0])


if __name__ == "__main__":
    unittest.main()
