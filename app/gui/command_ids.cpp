// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The names by which settings know commands: the same in every language, and never given to another command.
#include "app/gui/window_actions.h"

#include <QAction>

#include <utility>

namespace app {

void WindowActions::nameActions() {
    using Member = QAction* WindowActions::*;
    static constexpr std::pair<Member, const char*> kIds[] = {
        {&WindowActions::openDataset, "openDataset"},
        {&WindowActions::openFolder, "openFolder"},
        {&WindowActions::openPicture, "openPicture"},
        {&WindowActions::openVideo, "openVideo"},
        {&WindowActions::openStreet, "openStreet"},
        {&WindowActions::openModel, "openModel"},
        {&WindowActions::importCheckpoint, "importCheckpoint"},
        {&WindowActions::clearRecent, "clearRecent"},
        {&WindowActions::quit, "quit"},
        {&WindowActions::previous, "previous"},
        {&WindowActions::next, "next"},
        {&WindowActions::first, "first"},
        {&WindowActions::last, "last"},
        {&WindowActions::previousUnreviewed, "previousUnreviewed"},
        {&WindowActions::nextUnreviewed, "nextUnreviewed"},
        {&WindowActions::undo, "undo"},
        {&WindowActions::redo, "redo"},
        {&WindowActions::reviewed, "reviewed"},
        {&WindowActions::editNote, "editNote"},
        {&WindowActions::exportNotes, "exportNotes"},
        {&WindowActions::filterFrames, "filterFrames"},
        {&WindowActions::lookForChanges, "lookForChanges"},
        {&WindowActions::play, "play"},
        {&WindowActions::segment, "segment"},
        {&WindowActions::segmentAll, "segmentAll"},
        {&WindowActions::automatic, "automatic"},
        {&WindowActions::lookAhead, "lookAhead"},
        {&WindowActions::cancel, "cancel"},
        {&WindowActions::fit, "fit"},
        {&WindowActions::actualSize, "actualSize"},
        {&WindowActions::moreOpacity, "moreOpacity"},
        {&WindowActions::lessOpacity, "lessOpacity"},
        {&WindowActions::showAllClasses, "showAllClasses"},
        {&WindowActions::toggleMasks, "toggleMasks"},
        {&WindowActions::outlines, "outlines"},
        {&WindowActions::alone, "alone"},
        {&WindowActions::nextPane, "nextPane"},
        {&WindowActions::previousPane, "previousPane"},
        {&WindowActions::blink, "blink"},
        {&WindowActions::present, "present"},
        {&WindowActions::savePicture, "savePicture"},
        {&WindowActions::copyPicture, "copyPicture"},
        {&WindowActions::openStreetFilm, "openStreetFilm"},
        {&WindowActions::openRainFilm, "openRainFilm"},
        {&WindowActions::openFogFilm, "openFogFilm"},
        {&WindowActions::openDuskFilm, "openDuskFilm"},
        {&WindowActions::secondBack, "secondBack"},
        {&WindowActions::secondAhead, "secondAhead"},
        {&WindowActions::live, "live"},
        {&WindowActions::loop, "loop"},
        {&WindowActions::slower, "slower"},
        {&WindowActions::faster, "faster"},
        {&WindowActions::exportFilm, "exportFilm"},
        {&WindowActions::exportLabels, "exportLabels"},
        {&WindowActions::hatched, "hatched"},
        {&WindowActions::gridLayout, "gridLayout"},
        {&WindowActions::singleLayout, "singleLayout"},
        {&WindowActions::swipeLayout, "swipeLayout"},
        {&WindowActions::blinkLayout, "blinkLayout"},
        {&WindowActions::dividerLeft, "dividerLeft"},
        {&WindowActions::dividerRight, "dividerRight"},
        {&WindowActions::settings, "settings"},
        {&WindowActions::commandPalette, "commandPalette"},
        {&WindowActions::editKeys, "editKeys"},
        {&WindowActions::systemReport, "systemReport"},
        {&WindowActions::shortcuts, "shortcuts"},
        {&WindowActions::about, "about"},
    };
    for (const auto& [member, id] : kIds) (this->*member)->setObjectName(QLatin1String(id));
}

} // namespace app
