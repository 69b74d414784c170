// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/library/library_model.h"

#include "widgets/to_qt.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int kThumbnails = 1500; ///< kept: some 80 MB

// What the internal id of an index says: top level, a group below the open split, or 2 + the group of a frame.
constexpr quintptr kTop = 0, kGroupOfSplit = 1, kFrames = 2;

template <class T> void put(std::vector<T>& values, int index, T value) {
    if (values.size() <= static_cast<std::size_t>(index)) values.resize(static_cast<std::size_t>(index) + 1);
    values[static_cast<std::size_t>(index)] = std::move(value);
}

template <class T> T valueAt(const std::vector<T>& values, int index) {
    return static_cast<std::size_t>(index) < values.size() ? values[static_cast<std::size_t>(index)] : T{};
}

/// Null: not counted.
const LibraryScore* scoreOf(const LibraryFrame& frame, int slot) {
    if (frame.scores.size() <= static_cast<std::size_t>(slot)) return nullptr;
    const auto& score = frame.scores[static_cast<std::size_t>(slot)];
    return score ? &*score : nullptr;
}

} // namespace

LibraryModel::LibraryModel(QObject* parent) : QAbstractItemModel(parent), m_thumbnails(kThumbnails) {}

void LibraryModel::setSource(Source source) {
    beginResetModel();
    m_layout = {}; // no row may name a frame that is gone
    m_source = std::move(source);
    m_thumbnails.clear();
    m_rank.assign(m_source.frames.size(), -1);
    m_places.assign(m_source.frames.size(), {});
    apply(arranged());
    endResetModel();
}

void LibraryModel::setFilter(core::FrameFilter filter, const core::ClassScheme& scheme) {
    m_filter = std::move(filter);
    m_labelsOfClass.clear();
    for (const core::SchemeClass& one : scheme.classes()) {
        std::uint64_t labels = 0;
        for (const int id : one.labelIds) labels |= std::uint64_t{1} << id;
        m_labelsOfClass.push_back(labels);
    }
    update();
}

void LibraryModel::setOrder(Order order) {
    m_order = order;
    update();
}

void LibraryModel::setScore(int slot, int frame, std::optional<LibraryScore> score) {
    put(at(frame).scores, slot, std::move(score));
}

void LibraryModel::setPredicted(int slot, int frame, bool isPredicted) { put(at(frame).predicted, slot, isPredicted); }

void LibraryModel::update() {
    Layout layout = arranged();
    if (layout != m_layout) {
        beginResetModel();
        apply(std::move(layout));
        endResetModel();
        return;
    }
    if (m_shown.empty()) return;
    for (int group = 0; group < static_cast<int>(m_layout.groups.size()); ++group) {
        const QModelIndex parent = m_layout.isFlat ? QModelIndex() : groupIndex(group);
        const int last = rowCount(parent) - 1;
        if (last >= 0) emit dataChanged(index(0, 0, parent), index(last, 0, parent));
    }
}

void LibraryModel::apply(Layout layout) {
    m_layout = std::move(layout);
    m_shown.clear();
    std::ranges::fill(m_rank, -1);
    for (int group = 0; group < static_cast<int>(m_layout.groups.size()); ++group) {
        int row = 0;
        for (const int frame : m_layout.groups[static_cast<std::size_t>(group)].frames) {
            m_rank[static_cast<std::size_t>(frame)] = static_cast<int>(m_shown.size());
            m_places[static_cast<std::size_t>(frame)] = {group, row++};
            m_shown.push_back(frame);
        }
    }
}

void LibraryModel::setThumbnail(int frame, const QImage& image) {
    at(frame).problem.clear();
    m_thumbnails.insert(frame, new QImage(image.convertToFormat(QImage::Format_RGB32)));
    touch(frame);
}

void LibraryModel::setProblem(int frame, const QString& problem) {
    at(frame).problem = problem;
    touch(frame);
}

void LibraryModel::touch(int frame) {
    if (const QModelIndex at = indexOf(frame); at.isValid()) emit dataChanged(at, at);
}

std::vector<bool> LibraryModel::filtered() {
    m_lackingLabels.clear();
    m_lackingFacts = 0;
    const LibraryFrame* frame = nullptr;
    bool lacksLabels = false;
    core::FrameFacts facts; // one for all frames: what changes is set below
    facts.slotLetters = m_slots;
    facts.hasPrediction = [&](char slot) -> std::optional<bool> { return valueAt(frame->predicted, slot - 'A'); };
    facts.truthHolds = [&](int classIndex) -> std::optional<bool> {
        if (!frame->hasTruth) return false;
        if (frame->truthLabels)
            return (*frame->truthLabels & m_labelsOfClass[static_cast<std::size_t>(classIndex)]) != 0;
        lacksLabels = true;
        return std::nullopt;
    };
    facts.miou = [&](char slot) -> core::KnownScore {
        const LibraryScore* score = scoreOf(*frame, slot - 'A');
        return score ? core::KnownScore(score->mean) : std::nullopt;
    };
    facts.iou = [&](char slot, int classIndex) -> core::KnownScore {
        const LibraryScore* score = scoreOf(*frame, slot - 'A');
        return score ? core::KnownScore(valueAt(score->classes, classIndex)) : std::nullopt;
    };
    std::vector<bool> passes(m_source.frames.size());
    for (std::size_t i = 0; i < m_source.frames.size(); ++i) {
        frame = &m_source.frames[i];
        lacksLabels = false;
        facts.number = static_cast<int>(i) + 1;
        facts.name = frame->name;
        facts.hasTruth = frame->hasTruth;
        facts.hasNote = !frame->note.text.empty();
        facts.isReviewed = frame->note.reviewed;
        facts.flags = frame->note.flags;
        const core::Match match = m_filter.matches(facts);
        passes[i] = match == core::Match::Yes;
        if (match != core::Match::Unknown) continue;
        if (lacksLabels)
            m_lackingLabels.push_back(static_cast<int>(i));
        else
            ++m_lackingFacts;
    }
    return passes;
}

LibraryModel::Layout LibraryModel::arranged() {
    const std::vector<bool> passes = filtered();
    Layout layout{m_order.slot >= 0, {}};
    if (layout.isFlat) layout.groups.emplace_back();
    for (const core::FrameGroup& group : m_source.groups) {
        core::FrameGroup shown{group.title, {}};
        std::ranges::copy_if(group.frames, std::back_inserter(layout.isFlat ? layout.groups[0].frames : shown.frames),
                             [&](int frame) { return passes[static_cast<std::size_t>(frame)]; });
        if (!shown.frames.empty()) layout.groups.push_back(std::move(shown));
    }
    if (!layout.isFlat) {
        if (m_order.descending) {
            std::ranges::reverse(layout.groups);
            for (core::FrameGroup& group : layout.groups) std::ranges::reverse(group.frames);
        }
        return layout;
    }
    std::vector<core::Score> keys;
    for (const LibraryFrame& frame : m_source.frames) {
        const LibraryScore* score = scoreOf(frame, m_order.slot);
        keys.push_back(score ? score->mean : std::nullopt);
    }
    std::vector<int>& frames = layout.groups[0].frames;
    std::ranges::sort(frames); // groups may interleave
    std::ranges::stable_sort(frames, [&](int one, int other) {
        const core::Score a = keys[static_cast<std::size_t>(one)], b = keys[static_cast<std::size_t>(other)];
        if (!a || !b) return a && !b;
        return m_order.descending ? *a > *b : *a < *b;
    });
    return layout;
}

int LibraryModel::neighbour(int frame, int step, const std::function<bool(const LibraryFrame&)>& fits) const {
    if (frame < 0 || frame >= frameCount()) return -1;
    const auto isWanted = [&](int other) { return !fits || fits(this->frame(other)); };
    if (isShown(frame)) {
        const int count = static_cast<int>(m_shown.size());
        for (int rank = m_rank[static_cast<std::size_t>(frame)] + step; rank >= 0 && rank < count; rank += step)
            if (const int other = m_shown[static_cast<std::size_t>(rank)]; isWanted(other)) return other;
        return -1;
    }
    for (int other = frame + step; other >= 0 && other < frameCount(); other += step)
        if (isShown(other) && isWanted(other)) return other;
    return -1;
}

// The tree

QModelIndex LibraryModel::groupIndex(int group) const {
    return createIndex(group, 0, hasSplits() ? kGroupOfSplit : kTop);
}

QModelIndex LibraryModel::indexOf(int frame) const {
    if (frame < 0 || frame >= frameCount() || !isShown(frame)) return {};
    const auto [group, row] = m_places[static_cast<std::size_t>(frame)];
    return createIndex(row, 0, kFrames + static_cast<quintptr>(group));
}

int LibraryModel::frameAt(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() < kFrames) return -1;
    const core::FrameGroup& group = m_layout.groups[index.internalId() - kFrames];
    return group.frames[static_cast<std::size_t>(index.row())];
}

QModelIndex LibraryModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    if (!parent.isValid()) return createIndex(row, 0, m_layout.isFlat ? kFrames : kTop);
    if (parent.internalId() == kTop && hasSplits()) return createIndex(row, 0, kGroupOfSplit);
    return createIndex(row, 0, kFrames + static_cast<quintptr>(parent.row()));
}

QModelIndex LibraryModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == kTop) return {};
    if (index.internalId() == kGroupOfSplit)
        return createIndex(static_cast<int>(m_source.splits.indexOf(m_source.split)), 0, kTop);
    return m_layout.isFlat ? QModelIndex() : groupIndex(static_cast<int>(index.internalId() - kFrames));
}

int LibraryModel::rowCount(const QModelIndex& parent) const {
    const int groups = static_cast<int>(m_layout.groups.size());
    if (!parent.isValid()) {
        if (m_layout.isFlat) return static_cast<int>(m_layout.groups[0].frames.size());
        return hasSplits() ? static_cast<int>(m_source.splits.size()) : groups;
    }
    if (parent.internalId() >= kFrames) return 0;
    if (parent.internalId() == kTop && hasSplits()) return isOpen(m_source.splits[parent.row()]) ? groups : 0;
    return static_cast<int>(m_layout.groups[static_cast<std::size_t>(parent.row())].frames.size());
}

QVariant LibraryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const int frame = frameAt(index);
    return frame < 0 ? headingData(index, role) : frameData(frame, role);
}

Qt::ItemFlags LibraryModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    return frameAt(index) < 0 ? flags : flags | Qt::ItemNeverHasChildren;
}

QString LibraryModel::titleOf(int group) const { return toQt(m_layout.groups[static_cast<std::size_t>(group)].title); }

QVariant LibraryModel::headingData(const QModelIndex& index, int role) const {
    const bool isSplit = index.internalId() == kTop && hasSplits();
    if (role == FrameRole) return -1;
    if (isSplit) {
        const QString& split = m_source.splits[index.row()];
        const bool open = isOpen(split);
        if (role == SplitRole) return split;
        if (role == KeyRole) return QStringLiteral("split ") + split;
        if (role == Qt::DisplayRole)
            return open ? QStringLiteral("%1 · %2").arg(split, QLocale().toString(m_shown.size())) : split;
        if (role == Qt::ToolTipRole && !open) return tr("Split %1: double click or Enter opens it.").arg(split);
        return {};
    }
    if (role == KeyRole) return QStringLiteral("group ") + titleOf(index.row());
    if (role == Qt::DisplayRole)
        return QStringLiteral("%1 · %2").arg(
            titleOf(index.row()),
            QLocale().toString(m_layout.groups[static_cast<std::size_t>(index.row())].frames.size()));
    return {};
}

/// In its group a frame need not name its city again.
QString LibraryModel::shortName(const LibraryFrame& frame) const {
    const std::string city = frame.city + '_';
    return toQt(m_layout.isFlat || !frame.name.starts_with(city) ? frame.name : frame.name.substr(city.size()));
}

QString LibraryModel::scoresText(const LibraryFrame& frame) const {
    QStringList parts;
    for (const char letter : m_slots)
        if (const LibraryScore* score = scoreOf(frame, letter - 'A'); score != nullptr && score->mean)
            parts << QStringLiteral("%1 %2").arg(QLatin1Char(letter)).arg(QLocale().toString(*score->mean, 'f', 2));
    return parts.join(QStringLiteral("  "));
}

QString LibraryModel::toolTip(const LibraryFrame& frame) const {
    QStringList lines{toQt(frame.name), frame.place};
    if (!frame.hasTruth) lines << tr("no truth");
    if (const QString scores = scoresText(frame); !scores.isEmpty()) lines << tr("mIoU of this frame: %1").arg(scores);
    if (frame.note.reviewed) lines << tr("reviewed");
    QStringList flags;
    for (const std::string& flag : frame.note.flags) flags << toQt(flag);
    if (!flags.isEmpty()) lines << tr("Flags: %1").arg(flags.join(QLatin1Char(' ')));
    if (!frame.note.text.empty()) lines << toQt(frame.note.text);
    if (!frame.problem.isEmpty()) lines << frame.problem;
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

QVariant LibraryModel::frameData(int frame, int role) const {
    const LibraryFrame& one = this->frame(frame);
    switch (role) {
    case Qt::DisplayRole: return shortName(one);
    case Qt::ToolTipRole: return toolTip(one);
    case Qt::AccessibleTextRole: return toolTip(one).replace(QLatin1Char('\n'), QStringLiteral(", "));
    case FrameRole: return frame;
    case ReviewedRole: return one.note.reviewed;
    case NoteRole: return toQt(one.note.text);
    case ScoresRole: return scoresText(one);
    case ProblemRole: return one.problem;
    case ThumbnailRole: {
        const QImage* image = m_thumbnails.object(frame);
        return image == nullptr ? QVariant() : QVariant(*image);
    }
    case FlagsRole: {
        QStringList flags;
        for (const std::string& flag : one.note.flags) flags << toQt(flag);
        return flags;
    }
    default: return {};
    }
}

} // namespace widgets
