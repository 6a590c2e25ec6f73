"""The order in which the file format wants the properties: Word may refuse a file where they stand otherwise."""

from __future__ import annotations

from typing import Any

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tblCellMar": "top left start bottom right end",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
}
_RANKS = {name: {tag: rank for rank, tag in enumerate(tags.split())} for name, tags in _ORDER.items()}


def settle(root: Any) -> None:
    """Put the properties below `root` in order, in place."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        ranks = _RANKS.get(_name(element))
        if ranks and len(element) > 1:
            element[:] = sorted(element, key=lambda child: ranks.get(_name(child), len(ranks)))


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
