"""Documents of TOML as nobody would write them, but the language allows it."""

from __future__ import annotations

from hypothesis import strategies as st

from aabsocial.storage.toml_edit.writer import format_answer_value

INLINE = st.sampled_from(["", " ", "\t", "  "])
ROOM = st.sampled_from(["", " ", "\n", "\r\n\t", ' # ], } = "\n', "\n# '''\n\n"])
LETTERS = st.text(st.sampled_from("a0_-æ \\\"'#[]{}=.,\U0001f600\u0301"), max_size=6)
LINES = st.text(st.sampled_from("aæ \\\"'#[]{}=,\n\t"), max_size=12)
PLAIN = st.sampled_from(
    [
        "0",
        "-17",
        "+1_000",
        "0xDEAD_beef",
        "0o17",
        "0b1_0",
        "9223372036854775807",
        "0.5",
        "-1e-7",
        "6.02_2E+23",
        "inf",
        "-nan",
        "true",
        "false",
        "1979-05-27",
        "1979-05-27T07:32:00Z",
        "1979-05-27t00:32:00.999999-07:00",
        "07:32:00",
        "00:00:00.5",
    ]
) | st.just("1979-05-27 07:32:00+01:00")


def literal(text: str) -> str:
    """Return a text between single quotes, as far as that is possible."""
    return f"'{text.replace(chr(39), '')}'"


def on_lines(text: str) -> str:
    """Return a text between three quotation marks, with as many inside as are allowed."""
    body = text.replace("\\", "\\\\").replace('"""', '""\\"')
    return f'"""\n{body}"""'


def literal_on_lines(text: str) -> str:
    """Return a text between three single quotes, without escapes."""
    return f"'''{text.replace(chr(39) * 3, '')}'''"


STRINGS = (
    LETTERS.map(format_answer_value)
    | LETTERS.map(literal)
    | LINES.map(on_lines)
    | LINES.map(literal_on_lines)
    | st.sampled_from(['"\\u00e6\\U0001F600"', '"""a \\\n   b"""', "''''a'''''", '""""a"""""'])
)


@st.composite
def keys(draw: st.DrawFn, number: int) -> str:
    """Draw a key, plain, quoted or dotted, that no other number has."""
    name = draw(LETTERS)
    parts = draw(
        st.sampled_from(
            [
                [f"k{number}"],
                [format_answer_value(f"{name}{number}")],
                [literal(f"{name}{number}")],
                [f"k{number}", format_answer_value(name)],
                [f"{number}", literal(name), "z"],
            ]
        )
    )
    return f"{draw(INLINE)}.{draw(INLINE)}".join(parts)


@st.composite
def arrays(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    """Draw an array, on one line or on many."""
    parts = draw(st.lists(inner, max_size=3))
    text = "".join(f"{draw(ROOM)}{part}{draw(ROOM)}," for part in parts)
    return f"[{text.removesuffix(',') if draw(st.booleans()) else text}{draw(ROOM)}]"


@st.composite
def inline_tables(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    """Draw a table between curly brackets."""
    parts = [f"{draw(keys(number))}{draw(INLINE)}={draw(inner)}" for number in draw(numbers)]
    return f"{{{draw(INLINE)}{f'{draw(INLINE)},{draw(INLINE)}'.join(parts)}{draw(INLINE)}}}"


numbers = st.integers(0, 3).map(range)
values = st.recursive(
    PLAIN | STRINGS, lambda inner: arrays(inner) | inline_tables(inner), max_leaves=6
)


@st.composite
def sections(draw: st.DrawFn, number: int) -> str:
    """Draw a table's header, or a few of an array of tables, each with its pairs."""
    name = draw(keys(number))
    form = draw(st.sampled_from(["[{}]", "[[{}]]"]))
    times = draw(st.integers(1, 2)) if form == "[[{}]]" else 1
    return "".join(f"{form.format(name)}{draw(ROOM)}\n{draw(pairs())}" for _ in range(times))


@st.composite
def pairs(draw: st.DrawFn) -> str:
    """Draw lines of `key = value`."""
    return "".join(
        f"{draw(INLINE)}{draw(keys(number))}{draw(INLINE)}={draw(INLINE)}{draw(values)}"
        f"{draw(INLINE)}{draw(st.sampled_from(['', '# x = 1']))}\n"
        for number in draw(numbers)
    )


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a whole document."""
    opening = f"{draw(ROOM)}{draw(pairs())}"
    return opening + "".join(draw(sections(number + 10)) for number in draw(numbers))
