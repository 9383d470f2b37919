"""A QR code (ISO/IEC 18004) as a drawing: it holds a link, never a code word."""

from io import BytesIO

import segno

QUIET_ZONE = 4


def qr_svg(address: str) -> str:
    """An SVG of an address, dark on white, with the margin cameras need; 15 % of it may be covered or torn."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=QUIET_ZONE, dark="#000", light="#fff", xmldecl=False, omitsize=True
    )
    return out.getvalue().decode()
