// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/library.h"

#include "widgets/to_qt.h"

#include <algorithm>
#include <set>
#include <utility>

namespace app {

namespace {

constexpr int kScoresAtOnce = 200; ///< some 10 ms; the rest follows
constexpr int kRefreshMs = 250;
constexpr std::size_t kNamesInSentence = 3;

/// "a, b, c and 4 more"
QString someOf(const std::vector<std::string>& names) {
    QStringList some;
    for (std::size_t i = 0; i < std::min(names.size(), kNamesInSentence); ++i) some << widgets::toQt(names[i]);
    const QString list = some.join(QStringLiteral(", "));
    return names.size() <= kNamesInSentence ? list
                                            : Library::tr("%1 and %2 more").arg(list).arg(names.size() - some.size());
}

QString placeOf(const core::Frame& frame) {
    if (frame.scene) {
        const std::string_view weather = core::weatherName(frame.scene->weather);
        return Library::tr("built-in street, seed %1, %2").arg(frame.scene->seed).arg(widgets::toQt(weather));
    }
    if (frame.truth.empty()) return widgets::pathText(frame.image);
    return widgets::pathText(frame.image) + QLatin1Char('\n') + widgets::pathText(frame.truth);
}

} // namespace

Library::Library(CompareController& controller, CompareView& view, const LibraryFolders& folders, QObject* parent)
    : QObject(parent), m_controller(controller), m_view(view), m_panel(new widgets::LibraryPanel),
      m_marks(folders.notes), m_thumbnails(folders.thumbnails) {
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &Library::refresh);
    connect(&m_controller, &CompareController::sourceOpened, this, &Library::showSource);
    // Only then: progress must not pull the list back to the current frame under the user's hand.
    connect(&m_controller, &CompareController::frameChanged, this,
            [this] { m_panel->tree().setCurrentFrame(m_controller.index()); });
    const auto later = [this] {
        if (!m_refresh.isActive()) m_refresh.start(kRefreshMs);
    };
    connect(&m_controller, &CompareController::countsChanged, this, later);
    connect(&m_controller, &CompareController::slotChanged, this, later);
    connect(&m_controller, &CompareController::batchChanged, this, later);
    connect(m_view.scores(), &widgets::ScoresPanel::schemeChosen, this, later);
    connect(&m_panel->tree(), &widgets::LibraryTree::frameChosen, &m_controller, &CompareController::showFrame);
    connect(&m_panel->tree(), &widgets::LibraryTree::splitChosen, this, &Library::splitChosen);
    connect(m_panel, &widgets::LibraryPanel::framesChanged, this, [this] {
        askForLabels();
        emit neighboursChanged();
    });
    connect(&m_labels, &TruthLabels::found, this, [this, later](int frame, quint64 labels) {
        m_panel->model().setTruthLabels(frame, labels);
        m_hasNewLabels = true;
        later();
    });
    connectThumbnails();
    connectMarks();
    connectWatch();
}

void Library::connectThumbnails() {
    widgets::LibraryModel& model = m_panel->model();
    connect(&m_panel->tree(), &widgets::LibraryTree::thumbnailsWanted, &m_thumbnails, &ThumbnailFeed::want);
    connect(&m_thumbnails, &ThumbnailFeed::made, &model, &widgets::LibraryModel::setThumbnail);
    connect(&m_thumbnails, &ThumbnailFeed::failed, this,
            [&model](int frame, const core::Error& error) { model.setProblem(frame, widgets::toQt(error.message)); });
    connect(&m_thumbnails, &ThumbnailFeed::notKept, this, [this](const core::Error& error) {
        emit failed(tr("The small pictures of the library cannot be kept."), error);
    });
}

void Library::stop() {
    m_thumbnails.stop();
    m_labels.stop();
    m_watch.stop();
}

int Library::nextUnreviewed(int step) const {
    return m_panel->model().neighbour(m_controller.index(), step,
                                      [](const widgets::LibraryFrame& frame) { return !frame.note.reviewed; });
}

int Library::first() const {
    const std::vector<int>& shown = m_panel->model().shown();
    return shown.empty() ? -1 : shown.front();
}

int Library::last() const {
    const std::vector<int>& shown = m_panel->model().shown();
    return shown.empty() ? -1 : shown.back();
}

widgets::LibraryModel::Source Library::sourceToShow() const {
    const core::FrameSource& source = *m_controller.source();
    widgets::LibraryModel::Source shown{{}, core::groupFrames(source), {}, widgets::toQt(source.split())};
    for (const core::Frame& frame : source.frames())
        shown.frames.push_back({.name = frame.name,
                                .city = frame.city,
                                .place = placeOf(frame),
                                .hasTruth = frame.hasTruth(),
                                .note = m_marks.of(frame.name)});
    for (const std::string& split : m_controller.splits()) shown.splits << widgets::toQt(split);
    return shown;
}

/// All that is told of frames by their numbers.
void Library::forgetFacts() {
    const core::FrameSource& source = *m_controller.source();
    m_taken = {};
    m_segmented = {};
    m_frameNamed.clear();
    for (const core::Frame& frame : source.frames())
        m_frameNamed.emplace(frame.name, static_cast<int>(m_frameNamed.size()));
    m_thumbnails.setSource(source);
    m_labels.setSource(source);
}

void Library::showSource() {
    const core::FrameSource& source = *m_controller.source();
    if (source.path() != std::exchange(m_path, source.path())) m_panel->filter().clear();
    forgetFacts();
    m_marks.setSource(source);
    m_watch.setSource(source);
    m_panel->tree().setCurrentFrame(-1); // what was selected was of the source before, names may be the same
    m_panel->setSource(sourceToShow());
    askForLabels();
    refresh();
}

// Frames that come and go

void Library::connectWatch() {
    connect(&m_watch, &FrameWatch::failed, this, &Library::failed);
    connect(&m_watch, &FrameWatch::changed, this, &Library::takeChanges);
    connect(&m_controller, &CompareController::frameLoaded, this,
            [this] { m_watch.setCurrent(m_controller.frame()->frame); });
}

void Library::takeChanges(const core::FrameSource& source, const core::FrameChanges& changes) {
    if (m_controller.isOpening()) return; // told again if this source stays
    std::vector<std::string> gone, added, altered;
    for (const int frame : changes.gone) gone.push_back(m_panel->model().frame(frame).name);
    for (const int frame : changes.added) added.push_back(source.frames()[static_cast<std::size_t>(frame)].name);
    for (const int frame : changes.altered) altered.push_back(source.frames()[static_cast<std::size_t>(frame)].name);
    const bool isCurrentGone = std::ranges::find(changes.gone, m_controller.index()) != changes.gone.end();
    std::vector<std::optional<std::uint64_t>> labels;
    for (const int before : changes.before)
        labels.push_back(before < 0 ? std::nullopt : m_panel->model().frame(before).truthLabels);

    const auto names = selectedNames(); // the controller tells new numbers before the rows have them
    const std::set<std::string> selected(names.begin(), names.end());

    m_controller.takeListing(source, changes);
    m_watch.taken();
    forgetFacts();
    auto shown = sourceToShow();
    for (std::size_t i = 0; i < labels.size(); ++i) shown.frames[i].truthLabels = labels[i];
    m_panel->setSource(std::move(shown));
    m_panel->tree().setCurrentFrame(m_controller.index());
    m_panel->tree().selectFrames(selected);
    askForLabels();
    refresh();
    emit neighboursChanged();

    if (!added.empty()) emit noted(tr("New frames: %1.").arg(someOf(added)));
    if (!altered.empty()) emit noted(tr("Changed frames: %1.").arg(someOf(altered)));
    if (gone.empty()) return;
    QString sentence = tr("No longer there: %1.").arg(someOf(gone));
    if (isCurrentGone)
        sentence += QLatin1Char(' ') +
                    tr("Shown instead is %1.").arg(widgets::toQt(m_panel->model().frame(m_controller.index()).name));
    emit framesGone(sentence);
}

// Classes in the truth

/// Of the frames of which the filter cannot tell without them, and of no others.
void Library::askForLabels() {
    const std::vector<int>& frames = m_panel->model().lackingLabels();
    if (frames.empty())
        m_labels.stop();
    else
        m_labels.want(frames);
    m_panel->setToRead(static_cast<int>(frames.size()));
}

// Marks

void Library::connectMarks() {
    connect(&m_marks, &FrameMarks::failed, this, &Library::failed);
    connect(&m_marks, &FrameMarks::changed, this, &Library::showMarks);
    connect(&m_marks, &FrameMarks::loaded, this, [this] {
        std::vector<std::string> all;
        for (const core::Frame& frame : m_controller.source()->frames()) all.push_back(frame.name);
        showMarks(all);
    });
}

void Library::showMarks(const std::vector<std::string>& frames) {
    for (const std::string& frame : frames) // one that can be undone may be gone
        if (const auto at = m_frameNamed.find(frame); at != m_frameNamed.end())
            m_panel->model().setNote(at->second, m_marks.of(frame));
    m_panel->model().update();
    m_panel->refresh();
    emit neighboursChanged();
}

std::vector<std::string> Library::selectedNames() const {
    std::vector<std::string> names;
    for (const int frame : m_panel->tree().selectedFrames()) names.push_back(m_panel->model().frame(frame).name);
    return names;
}

bool Library::areReviewed(const std::vector<std::string>& frames) const {
    return std::ranges::all_of(frames, [this](const std::string& frame) { return m_marks.of(frame).reviewed; });
}

void Library::setReviewed(const std::vector<std::string>& frames, bool reviewed) {
    m_marks.change(reviewed ? tr("Mark as reviewed") : tr("Mark as not reviewed"), frames,
                   [reviewed](core::FrameNote& note) { note.reviewed = reviewed; });
}

bool Library::haveFlag(const std::vector<std::string>& frames, const std::string& flag) const {
    return std::ranges::all_of(
        frames, [&](const std::string& frame) { return std::ranges::binary_search(m_marks.of(frame).flags, flag); });
}

void Library::setFlag(const std::vector<std::string>& frames, const std::string& flag, bool on) {
    const QString name = widgets::toQt(flag);
    m_marks.change(on ? tr("Flag %1").arg(name) : tr("Take flag %1 away").arg(name), frames,
                   [&flag, on](core::FrameNote& note) {
                       std::erase(note.flags, flag);
                       if (on) note.flags.push_back(flag);
                   });
}

// What the slots made of the frames

void Library::refresh() {
    refreshSlots();
    if (m_controller.source() == nullptr) return;
    const bool hasScores = takeScores();
    const bool hasSegmented = takeSegmented();
    if (!std::exchange(m_hasNewLabels, false) && !hasScores && !hasSegmented) return;
    m_panel->model().update();
    m_panel->setToRead(static_cast<int>(m_panel->model().lackingLabels().size()));
    emit neighboursChanged();
}

void Library::refreshSlots() {
    QStringList names;
    for (int i = 0; i < kSlots; ++i) names << (m_controller.slot(i).model ? m_view.slotName(i) : QString());
    if (names != std::exchange(m_slotNames, names)) m_panel->setSlots(names);
    if (m_view.scheme().name() == m_scheme) return;
    m_scheme = m_view.scheme().name();
    m_taken = {};
    m_panel->setScheme(m_view.scheme());
}

bool Library::takeScores() {
    int room = kScoresAtOnce;
    bool changed = false;
    for (int slot = 0; slot < kSlots; ++slot) changed = takeScores(slot, room) || changed;
    if (room <= 0) m_refresh.start(0);
    return changed;
}

/// Looks at what is new in a slot, at `room` frames at most, which becomes less.
bool Library::takeScores(int slot, int& room) {
    const auto& counts = m_controller.countsByFrame(slot);
    auto& taken = m_taken[static_cast<std::size_t>(slot)];
    if (counts.empty() && taken.empty()) return false;
    taken.resize(static_cast<std::size_t>(m_controller.frameCount()));
    const auto& model = m_controller.slot(slot).model;
    auto at = counts.begin();
    bool changed = false;
    for (int frame = 0; frame < m_controller.frameCount() && room > 0; ++frame) {
        while (at != counts.end() && at->first < frame) ++at;
        const core::FrameCounts* const now = at != counts.end() && at->first == frame ? &at->second : nullptr;
        const core::FrameCounts*& known = taken[static_cast<std::size_t>(frame)];
        if (now == known) continue;
        known = now;
        changed = true;
        std::optional<widgets::LibraryScore> score;
        if (now != nullptr && model && model->scheme) {
            --room;
            const auto scores =
                core::scoresOf(std::span(now, 1), core::PredictionSpace{*model->scheme}, m_view.scheme());
            if (scores) { // a slot whose classes cannot be mapped has none: the chart says why
                score.emplace(widgets::LibraryScore{scores->miou, {}});
                for (const core::ClassScores& one : scores->perClass) score->classes.push_back(one.iou);
            }
        }
        m_panel->model().setScore(slot, frame, std::move(score));
    }
    return changed;
}

bool Library::takeSegmented() {
    bool changed = false;
    for (int slot = 0; slot < kSlots; ++slot) {
        std::vector<int> now = m_controller.segmentedFrames(slot);
        std::vector<int>& known = m_segmented[static_cast<std::size_t>(slot)];
        if (now == known) continue;
        for (const int frame : known) m_panel->model().setPredicted(slot, frame, false);
        for (const int frame : now) m_panel->model().setPredicted(slot, frame, true);
        known = std::move(now);
        changed = true;
    }
    return changed;
}

} // namespace app
