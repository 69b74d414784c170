#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# docs/make_gallery.sh KERBSIDE
# Writes docs/gallery.md and its pictures: what the program shows of the built-in street. KERBSIDE is the built program,
# with its demo models; ffmpeg brings the pictures to 256 colours.
set -eu
program=$(realpath "$1")
docs=$(realpath "$(dirname "$0")")
models=$(dirname "$program")/../share/kerbside/models
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
page=$docs/gallery.md

cat > "$page" <<'TEXT'
<!-- SPDX-FileCopyrightText: 2026 The Kerbside authors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->

# Gallery

Written by `docs/make_gallery.sh`: the window on the built-in street with the demo models.
TEXT

# shot NAME THEME VIEW TITLE SENTENCE: VIEW is what a session holds besides source and slots (docs/file-formats.md).
shot() {
    cat > "$work/session.json" <<JSON
{"format": 1, "source": {"path": "scenes", "split": "val", "index": 3},
 "slots": {"A": {"model": "$models/demo-deeplabv3.card.json"}, "B": {"model": "$models/demo-unet.card.json"},
           "C": {"model": "$models/demo-denseaspp.card.json"}}, $3}
JSON
    "$program" --workspace "$work" --session "$work/session.json" --theme "$2" --view compare \
        --screenshot "$work/$1.png" > "$work/$1.txt"
    ffmpeg -v error -y -i "$work/$1.png" -vf 'scale=1152:-1:flags=lanczos,split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none' \
        "$docs/pictures/$1.png"
    printf '\n## %s\n\n%s\n\n![%s](pictures/%s.png)\n' "$4" "$5" "$4" "$1" >> "$page"
}

shot compare light '"pins": [[512, 300]]' 'Three models beside photo and truth' \
    'One zoom, one legend, one probe for all panes; the scores of this frame below them.'
shot derived dark '"view": {"derived": "pair", "derivedSlots": [0, 2]}' 'Who is right' \
    'A derived picture of two models against the truth, in the dark theme.'
shot zoomed light '"view": {"scale": 3.0, "middle": [0.45, 0.55]}, "pins": [[440, 280], [480, 290]]' 'A close look' \
    'Every pane shows the same place; pinned pixels are listed with what each model says of them.'
shot classes light '"hidden": ["road", "sky", "building", "vegetation"], "view": {"scheme": "merged-10"}' \
    'Some classes only' 'Classes that are hidden in the legend show the photo.'
shot alone dark '"view": {"alone": "A", "derived": "agreement"}' 'One pane' 'One pane in all the room; X flips to another.'
