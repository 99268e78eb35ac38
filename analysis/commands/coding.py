"""``framing coding sheet | agreement``: blinded sheets out for people to fill; filled sheets in."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import paths
from analysis.commands import listed, opened
from analysis.model import Problem, StudyError
from analysis.output import counted, printable

if TYPE_CHECKING:
    from analysis.returned import Returned
    from analysis.sheets import Gaps

HELP = "a blinded coding sheet out; filled sheets in, and how far they agree"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: an action, and what that takes."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    told = "write a sheet to fill, with the instructions, and the key to keep"
    sheet = actions.add_parser("sheet", help=told, description=_sentence(told), allow_abbrev=False)
    sheet.add_argument(
        "study", nargs="?", default="seeds", type=Path, help="a study's folder (seeds)"
    )
    sheet.add_argument("--out", required=True, type=Path, metavar="FILE", help="a .csv file")
    sheet.add_argument("--sample", type=int, metavar="N", help="so many sentences by chance (all)")
    sheet.add_argument("--seed", type=int, metavar="S", help="names the chance (the study's seed)")
    told = "say how far filled sheets agree, and where they and the codebook differ"
    agreement = actions.add_parser(
        "agreement",
        help=told,
        description=_sentence(told),
        usage="%(prog)s [-h] [--key KEY] [--partial] [--out FILE] [--adjudicated SHEET] "
        "[STUDY] SHEET [SHEET ...]",
        allow_abbrev=False,
    )
    agreement.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="SHEET",
        help="filled sheets; a folder before them is the study (seeds)",
    )
    agreement.add_argument("--key", type=Path, help="the key (beside a sheet, as NAME.key.csv)")
    agreement.add_argument(
        "--partial", action="store_true", help="a sheet may leave units out: they are no code"
    )
    agreement.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="write two sheets as a study's coding/sentences.csv",
    )
    agreement.add_argument(
        "--adjudicated", type=Path, metavar="SHEET", help="rulings on the units they differ on"
    )


def _sentence(told: str) -> str:
    return f"{told[0].upper()}{told[1:]}."


def run(args: argparse.Namespace) -> int:
    """0 when the sheet is written, or the agreement printed.

    Raises StudyError, with nothing written, for what a person must mend; OSError for the disk.
    """
    return _sheet(args) if args.action == "sheet" else _agreement(args)


def _sheet(args: argparse.Namespace) -> int:
    _ending("--out", args.out)

    from analysis import coding, corpus, layout, output, sheets

    loaded = corpus.load(args.study)
    book = _instructions(args.study)
    listed(problem for problem in loaded.problems if problem.severity != "note")
    seed = loaded.settings.seed if args.seed is None else args.seed
    units = coding.units([s for one in loaded.articles for s in layout.sentences(one)], seed)
    if args.sample is not None:
        units = units[: _sample(args.sample, len(units))]
    texts = {
        ".csv": output.csv_text(coding.sheet_rows(units), coding.COLUMNS),
        ".key.csv": output.csv_text(coding.key_rows(units), sheets.KEY),
        ".instructions.md": coding.instructions(book),
    }
    files = {sheets.beside(args.out, end).name: text.encode() for end, text in texts.items()}
    _spare(files, args.out.parent)
    output.publish(files, args.out.parent)
    key, instructions = list(files)[1:]
    print(printable(f"{counted(len(units), 'unit')} in {args.out}, to be filled by {instructions}"))
    print(printable(f"keep {key} from whoever codes: it says which unit is which sentence"))
    return 0


def _ending(option: str, path: Path) -> None:
    if path.suffix.lower() != ".csv":
        fault = f"the ending '{path.suffix}' is not known"
        raise StudyError(Problem("error", option, fault, "name a .csv file"))


def _sample(asked: int, there: int) -> int:
    if not 1 <= asked <= there:
        fault = f"{asked} of {counted(there, 'sentence')}"
        raise StudyError(Problem("error", "--sample", fault, f"name a number from 1 to {there}"))
    return asked


def _instructions(study: Path) -> str:
    """The study's coding instructions. Raises StudyError where it has none."""
    from analysis.corpus import coding

    try:
        return (study / coding.BOOK).read_bytes().decode("utf-8-sig")
    except OSError as error:
        fault, mend = f"cannot be read ({error.strerror})", "write what coders are to go by there"
    except UnicodeDecodeError as error:
        fault, mend = f"not UTF-8 from byte {error.start}", "save it as UTF-8"
    raise StudyError(Problem("error", coding.BOOK, fault, mend))


def _spare(files: Mapping[str, bytes], folder: Path) -> None:
    """Stop before a file that is there with other content: a sheet is hours of somebody's work."""
    taken = [
        folder / name
        for name, data in files.items()
        if (folder / name).is_file() and (folder / name).read_bytes() != data
    ]
    if taken:
        fault, mend = "is there already, and may have been filled", "move it away, or name another"
        raise StudyError(*(Problem("error", str(path), fault, mend) for path in taken))


def _agreement(args: argparse.Namespace) -> int:
    study, given = Path("seeds"), list(args.paths)
    if given[0].is_dir():
        study = given.pop(0)
    _options(args, given)

    from analysis import coding

    found = _returned(args, study, given)
    for agreement in coding.agreements(found.sheets, found.codebook, found.known, found.seed):
        print(printable(agreement.line()))
    for line in coding.differences(found.sheets, found.codebook, found.known, found.readings):
        print(printable(line))
    if args.out is not None:
        _write(args.out, found)
    return 0


def _options(args: argparse.Namespace, given: Sequence[Path]) -> None:
    """Find what is wrong with the command line before anything is read."""
    problems = []
    if not given:
        problems.append(Problem("error", "SHEET", "there is none", "name a filled sheet"))
    for path in dict.fromkeys(path for path in given if given.count(path) > 1):
        problems.append(Problem("error", str(path), "named twice", "name each sheet once"))
    if args.adjudicated and not args.out:
        fault = "there is no file to write the final codes to"
        problems.append(Problem("error", "--adjudicated", fault, "name one with --out"))
    if args.out:
        _ending("--out", args.out)
        if len(given) != 2:
            fault = f"{counted(len(given), 'sheet')} given"
            problems.append(Problem("error", "--out", fault, "give the sheets of two coders"))
        read = [paths.real(path) for path in (*given, args.key, args.adjudicated) if path]
        if paths.real(args.out) in read:
            fault = f"'{args.out}' is an input"
            problems.append(Problem("error", "--out", fault, "name another file"))
    if problems:
        raise StudyError(*problems)


def _returned(args: argparse.Namespace, study: Path, given: Sequence[Path]) -> Returned:
    """Everything that came back. Raises StudyError with all that is wrong with the sheets."""
    loaded, codebooks = opened(study)
    listed(problem for problem in loaded.problems if problem.severity != "note")

    from analysis import returned

    gaps: Gaps = "units" if args.partial else "none"
    key = args.key or returned.key(given)
    found, problems = returned.returned(loaded, codebooks, key, given, args.adjudicated, gaps)
    listed(problems)
    return found


def _write(out: Path, found: Returned) -> None:
    """The final codes as a study's coding/sentences.csv. Raises StudyError while some await one."""
    from analysis import coding, output

    first, second = found.sheets
    if found.ruling is None:
        waiting = list(coding.differing(found.sheets, found.known))
        if waiting:
            fault = f"{counted(len(waiting), 'unit')} without a final code: {', '.join(waiting)}"
            mend = "write the rulings in a sheet and give it with --adjudicated"
            raise StudyError(Problem("error", "--out", fault, mend))
    final, problems = coding.ruled(first, second, found.ruling, found.known)
    if problems:
        raise StudyError(*problems)
    files = {id: Path(one.article.file).name for id, one in found.readings.items()}
    output.write_text(out, coding.coded_csv(first, second, final, found.known, files))
    print(printable(f"{counted(len(final), 'unit')} written to {out}"))
