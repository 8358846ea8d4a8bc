"""Character n-grams: counted, made into probabilities, thinned out.

The model is interpolated absolute discounting in back-off form. A gram is a
tuple of symbols; what a character is to a model, `Alphabet` says, and
linter/text/model.c must say the same.
"""

import collections
import math

EDGE = "\n"  # before the first character of a text and behind the last
LETTER = "A"
DIGIT = "0"
OTHER = "\ufffc"  # a character that the model does not know
KEPT = set(".,:;!?()\"'/-%")
BREAKS = set("[]|<>*_#`~\n")  # Markdown sets the text apart
COLLAPSED = {LETTER, DIGIT, " ", OTHER, EDGE}

DISCOUNT = 0.9  # taken off each count for what was not seen
FLOOR = 2e-3  # probability of all characters that were not seen
UNSEEN = FLOOR / 8000  # of one of them


class Alphabet:
    """Folds characters into symbols."""

    def __init__(self, latin, spaced):
        self.latin = latin  # ASCII letters count, each for itself
        self.spaced = spaced  # words are set apart by spaces

    def fold(self, char):
        if char < "\x80":
            if char.isalpha():
                return char.lower() if self.latin else LETTER
            if char.isdigit():
                return DIGIT
            if char in BREAKS:
                return EDGE
            return char if char in KEPT else " "
        if char > "\uffff":
            return OTHER
        lower = char.lower()
        return lower if len(lower) == 1 else char

    def symbols(self, text, known=None):
        """The symbols of a text, with an edge before and behind it."""
        out = [EDGE]
        for char in text:
            symbol = self.fold(char)
            if known is not None and symbol not in known:
                symbol = OTHER
            if symbol == out[-1] and symbol in COLLAPSED:
                continue
            if not self.spaced and symbol == " ":
                continue
            if symbol == " " and out[-1] == EDGE:
                continue
            out.append(symbol)
        out.append(EDGE)
        return out


class Counts:
    """How often each gram of each length occurs; `at[n]` by gram."""

    def __init__(self, order, alphabet):
        self.order, self.alphabet = order, alphabet
        self.at = [None] + [collections.Counter() for _ in range(order)]

    def add_text(self, lines, weight=1):
        for line in lines:
            self._add(self.alphabet.symbols(line), 1, weight)

    def add_words(self, words):
        """Words stand alone, so that nothing is said of what is around."""
        for word, weight in words:
            self._add([self.alphabet.fold(c) for c in word], 0, weight)

    def _add(self, symbols, first, weight):
        text = tuple(symbols)
        for n in range(1, self.order + 1):
            counter = self.at[n]
            for end in range(max(first + 1, n), len(text) + 1):
                counter[text[end - n:end]] += weight


class Model:
    """Probabilities of what was counted: `p` and back-off weights `bow`."""

    def __init__(self, counts, vocabulary):
        self.order, self.alphabet = counts.order, counts.alphabet
        known = {s for (s,), _ in counts.at[1].most_common(vocabulary)}
        known |= {EDGE, OTHER, " ", DIGIT, "A" if LETTER in known else "a"}
        self.known = known
        self.p, self.bow = {}, {}
        self.count = {}
        self._unigrams(counts)
        for n in range(2, self.order + 1):
            self._grams(counts.at[n])

    def _unigrams(self, counts):
        inside = {g: v for g, v in counts.at[1].items() if g[0] in self.known}
        rest = sum(counts.at[1].values()) - sum(inside.values())
        inside[(OTHER,)] = inside.get((OTHER,), 0) + max(rest, 1)
        inside.setdefault((EDGE,), 1)
        total = sum(inside.values())
        for gram, value in inside.items():
            self.p[gram] = (1 - FLOOR) * value / total
            self.count[gram] = value

    def _grams(self, counter):
        inside = {g: v for g, v in counter.items()
                  if all(s in self.known for s in g)}
        context, kinds = collections.Counter(), collections.Counter()
        for gram, value in inside.items():
            context[gram[:-1]] += value
            kinds[gram[:-1]] += min(value, DISCOUNT)
        for gram, total in context.items():
            self.bow[gram] = kinds[gram] / total
        for gram, value in inside.items():
            self.p[gram] = (max(value - DISCOUNT, 0) / context[gram[:-1]] +
                            self.bow[gram[:-1]] * self.prob(gram[1:]))
            self.count[gram] = value

    def prob(self, gram):
        p = self.p.get(gram)
        if p is not None:
            return p
        if len(gram) == 1:
            return UNSEEN
        return self.bow.get(gram[:-1], 1.0) * self.prob(gram[1:])


def lost_form(char, holes):
    """What is left of a character that loses bytes; None if it does not."""
    data = char.encode("utf-8", "surrogatepass")
    left = bytes(b for b in data if b not in holes or b >= 0xC0)
    return None if left == data or len(data) > 3 else (left, len(data))


def confusions(model, holes):
    """By symbol the symbols that it may be taken for, itself too: those that
    lose bytes to the same rest, as small letters or as capital ones."""
    forms = collections.defaultdict(set)
    for symbol in model.known:
        for char in {symbol, symbol.upper()}:
            form = len(char) == 1 and lost_form(char, holes)
            if form:
                forms[form].add(symbol)
    groups = collections.defaultdict(set)
    for group in forms.values():
        if len(group) > 1:
            for symbol in group:
                groups[symbol] |= group
    return {symbol: sorted(group) for symbol, group in groups.items()}


class Thinner:
    """Chooses the grams that help to tell apart what was lost."""

    def __init__(self, model, losses):
        self.model = model
        self.sets = [(confusions(model, holes), weight)
                     for holes, weight in losses]

    def gain(self, gram):
        """By how much the gram makes the right choice more probable, in all
        its occurrences, compared with what shorter grams say."""
        model = self.model
        full = model.p[gram]
        short = model.bow[gram[:-1]] * model.prob(gram[1:])
        if full <= short:
            return 0.0
        total = 0.0
        for groups, weight in self.sets:
            for place in range(len(gram)):
                group = groups.get(gram[place])
                if group:
                    total += weight * self._gain_at(gram, place, group, full,
                                                    short)
        return total * model.count[gram]

    def _gain_at(self, gram, place, group, full, short):
        model, rest, own = self.model, 0.0, 1.0
        last = place == len(gram) - 1
        for other in group:
            if other == gram[place]:
                if not last:
                    own = model.p.get((other,), 1e-7)
                continue
            changed = gram[:place] + (other,) + gram[place + 1:]
            p = model.prob(changed)
            rest += p if last else p * model.p.get((other,), 1e-7)
        return math.log(full * (short * own + rest) /
                        (short * (full * own + rest)))

    def thin(self, most):
        """The grams to keep, with all their ends, about `most` of them."""
        gains = [(self.gain(g), g) for g in self.model.p if len(g) > 1]
        gains = sorted(((v, g) for v, g in gains if v > 0), reverse=True)
        kept = set()
        for _, gram in gains:
            if len(kept) >= most:
                break
            while len(gram) > 1 and gram not in kept:
                kept.add(gram)
                gram = gram[1:]
        return kept


def backoffs(model, kept):
    """The weights of the contexts of one symbol, so that the probabilities
    behind each sum up to one."""
    full, short = collections.Counter(), collections.Counter()
    for gram in kept:
        if len(gram) == 2:
            full[gram[0]] += model.p[gram]
            short[gram[0]] += model.prob(gram[1:])
    return {symbol: min((1 - p) / max(1 - short[symbol], 1e-4), 1.0)
            for symbol, p in full.items() if p < 1 - 1e-4}
