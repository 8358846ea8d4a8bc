"""Other linters, installed from their registries into a folder of ours; of one
version each, so that two measurements are of the same."""

import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
FOLDER = ROOT / "build" / "bench"
VERSIONS = {"rumdl": "0.3.0", "markdownlint-cli2": "0.24.1"}


def install_rumdl(folder, version):
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin" / "pip", "-q", "install",
                    "--disable-pip-version-check", f"rumdl=={version}"],
                   check=True)
    return folder / "bin" / "rumdl"


def install_markdownlint(folder, version):
    folder.mkdir(parents=True)
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund",
                    "--prefix", folder, f"markdownlint-cli2@{version}"],
                   check=True, stdout=subprocess.DEVNULL)
    return folder / "node_modules" / ".bin" / "markdownlint-cli2"


def program(name, base=FOLDER):
    """Where it is, or would be, once installed."""
    return base / f"{name}-{VERSIONS[name]}" / "program"


INSTALL = {"rumdl": install_rumdl, "markdownlint-cli2": install_markdownlint}


def install(name, base=FOLDER):
    """The program, installed unless it is there; None, and said so, where that
    fails."""
    kept = program(name, base)
    if kept.exists():
        return kept
    print(f"installing {name} {VERSIONS[name]}", file=sys.stderr)
    shutil.rmtree(kept.parent, ignore_errors=True)
    try:
        kept.symlink_to(INSTALL[name](kept.parent, VERSIONS[name]))
        return kept
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"{name} is left out: {error}", file=sys.stderr)
        return None


def installed():
    """Each that can be had: a path by name."""
    found = {name: install(name) for name in VERSIONS}
    return {name: path for name, path in found.items() if path}
