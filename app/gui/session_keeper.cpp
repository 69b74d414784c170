// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/session_keeper.h"

#include "widgets/to_qt.h"

#include <QStringList>

#include <algorithm>
#include <system_error>

namespace app {

namespace {
constexpr int kDelayMs = 3000;

std::string absoluteText(const std::filesystem::path& path) {
    std::error_code ignored;
    const auto whole = std::filesystem::absolute(path, ignored);
    return (whole.empty() ? path : whole).lexically_normal().string();
}
core::SessionSlotSettings stored(const SlotSettings& own) {
    const auto pair = [](const std::optional<core::Size>& size) {
        return size ? std::optional(std::pair(size->width, size->height)) : std::nullopt;
    };
    core::SessionSlotSettings settings{pair(own.size), own.scale, {}, own.flip, pair(own.tile)};
    if (own.precision) settings.precision = static_cast<int>(*own.precision);
    return settings;
}

SlotSettings restored(const core::SessionSlotSettings& settings) {
    const auto size = [](const std::optional<std::pair<int, int>>& pair) {
        return pair ? std::optional(core::Size{pair->first, pair->second}) : std::nullopt;
    };
    SlotSettings own{size(settings.size), settings.scale, {}, settings.flip, size(settings.tile)};
    if (settings.precision) own.precision = static_cast<inference::Precision>(*settings.precision);
    return own;
}

/// Every time: whoever starts with paths has not read the file yet, and another program may have written it since.
core::Status saveOverOwn(const std::filesystem::path& file, const core::Session& session) {
    if (auto old = core::loadSession(file); !old && old.error().code == core::ErrorCode::Unsupported)
        return core::fail(old.error());
    return core::saveSession(file, session);
}
} // namespace

SessionKeeper::SessionKeeper(CompareController& controller, CompareView& view, std::filesystem::path file,
                             QObject* parent)
    : QObject(parent), m_controller(controller), m_view(view), m_file(std::move(file)) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::saveNow);
    connect(&m_controller, &CompareController::sourceOpened, this, &SessionKeeper::showSource, Qt::QueuedConnection);
    connect(&m_controller, &CompareController::busyChanged, this, &SessionKeeper::endSource, Qt::QueuedConnection);
    connect(&m_controller, &CompareController::sourceOpened, this, [this] {
        m_isOpened = true;
        touch();
    });
    connect(&m_controller, &CompareController::frameChanged, this, &SessionKeeper::touch);
    connect(&m_controller, &CompareController::slotChanged, this, [this](int slot) {
        settleSlot(slot);
        touch();
    });
    connect(&m_view, &CompareView::aloneChanged, this, &SessionKeeper::touch);
    connect(&m_view.sharedView(), &widgets::SharedView::changed, this, &SessionKeeper::touch);
    connect(&m_view.legendModel(), &widgets::LegendModel::visibilityChanged, this, &SessionKeeper::touch);
}

SessionKeeper::~SessionKeeper() {
    m_disk.reset();                                       // drops the request that waits
    if (m_unsaved) (void)saveOverOwn(m_file, *m_unsaved); // nobody is left to be told
}

// Restoring

SessionKeeper::Found SessionKeeper::find(const std::filesystem::path& file) {
    Found found{core::loadSession(file), {}};
    if (!found.loaded) return found;
    core::Session& session = found.loaded->session;
    std::error_code error;
    const auto isThere = [&error](const std::string& path) { return std::filesystem::exists(path, error); };
    if (session.source && !core::isScenesPath(session.source->path) && !isThere(session.source->path)) {
        found.missing.push_back(fmt::format("{} is not there any more.", session.source->path));
        session.source.reset();
    }
    std::erase_if(session.slotsByIndex, [&](const auto& entry) {
        const bool isGone = entry.first >= kSlots || !isThere(entry.second.path);
        if (isGone)
            found.missing.push_back(
                fmt::format("{} of slot {} is not there any more.", entry.second.path, char('A' + entry.first)));
        return isGone;
    });
    return found;
}

void SessionKeeper::restore() {
    m_restoring = true;
    m_disk->start([file = m_file](std::stop_token, auto) { return find(file); },
                  [this](Found found) { take(std::move(found)); });
}

void SessionKeeper::take(Found found) {
    if (!found.loaded) {
        m_restoring = false;
        m_isForeign = found.loaded.error().code == core::ErrorCode::Unsupported;
        emit nothingFound();
        if (found.loaded.error().code != core::ErrorCode::NotFound)
            emit failed(tr("The last session was not restored."), found.loaded.error());
        return;
    }
    m_wanted = std::move(found.loaded->session);
    m_unsettled = m_wanted.slotsByIndex;
    QStringList sentences;
    for (const auto* list : {&found.missing, &found.loaded->warnings})
        for (const std::string& sentence : *list) sentences << widgets::toQt(sentence);
    if (!m_wanted.source && m_wanted.slotsByIndex.empty()) {
        m_restoring = false;
        emit nothingFound();
    } else {
        m_waitsForSlots = true;
        if (m_wanted.source) {
            core::SourceOptions options;
            if (!m_wanted.source->split.empty()) options.split = m_wanted.source->split;
            m_controller.open(m_wanted.source->path, options);
        }
        for (const auto& [slot, content] : m_wanted.slotsByIndex) emit slotWanted(slot, content);
        emit slotsAsked();
    }
    if (!sentences.isEmpty()) emit incomplete(sentences.join(QLatin1Char(' ')));
}

void SessionKeeper::settleSlot(int slot) {
    const auto wanted = m_unsettled.find(slot);
    if (wanted == m_unsettled.end()) return;
    const core::SessionSlot content = wanted->second;
    const auto& model = m_controller.slot(slot).model;
    if (!model || absoluteText(model->card) != absoluteText(content.path)) return;
    m_unsettled.erase(wanted); // renaming comes back here
    const QString name = widgets::toQt(content.name).simplified();
    const SlotSettings settings = restored(content.settings);
    if (!name.isEmpty() && name != model->name) m_controller.renameSlot(slot, name);
    if (!(settings == m_controller.slot(slot).model->settings)) m_controller.setSlotSettings(slot, settings);
}

void SessionKeeper::endSlots() {
    if (!m_waitsForSlots) return;
    m_waitsForSlots = false;
    m_unsettled.clear();
    m_view.restorePanes(m_wanted.view, m_wanted.hiddenClasses);
    m_restoring = m_controller.isOpening();
}

void SessionKeeper::endSource() {
    if (!m_restoring || m_controller.isOpening() || m_isOpened) return;
    m_wanted.source.reset(); // it cannot be opened
    m_restoring = m_waitsForSlots;
}

void SessionKeeper::showSource() {
    m_isOpened = false;
    if (!m_wanted.source || m_controller.source() == nullptr) return;
    const core::SessionSource source = *m_wanted.source;
    m_wanted.source.reset(); // the next one that is opened is another
    const auto& frames = m_controller.source()->frames();
    if (absoluteText(m_controller.source()->path()) != absoluteText(source.path)) return;
    const auto named = std::ranges::find(frames, source.frame, &core::Frame::name);
    m_controller.showFrame(named != frames.end() ? int(named - frames.begin()) : source.index);
    m_view.restorePlace(m_wanted.view);
    for (const auto& [x, y] : m_wanted.pins) m_view.pin({x, y});
    m_restoring = m_waitsForSlots;
}

// Saving

core::Session SessionKeeper::session() const {
    core::Session session;
    if (const core::FrameSource* source = m_controller.source()) {
        const bool isStreet = core::isScenesPath(source->path());
        const auto& frames = source->frames();
        const auto index = static_cast<std::size_t>(m_controller.index());
        session.source =
            core::SessionSource{isStreet ? source->path().string() : absoluteText(source->path()), source->split(),
                                index < frames.size() ? frames[index].name : std::string(), m_controller.index()};
    }
    for (int i = 0; i < kSlots; ++i)
        if (const auto& model = m_controller.slot(i).model)
            session.slotsByIndex[i] = {absoluteText(model->card), model->folder != nullptr, model->name.toStdString(),
                                       stored(model->settings)};
    session.view = m_view.sessionView();
    session.hiddenClasses = m_view.hiddenClasses();
    for (const QPoint& pin : m_view.sharedView().pins())
        if (session.pins.size() < core::kMaxSessionPins) session.pins.emplace_back(pin.x(), pin.y());
    return session;
}

void SessionKeeper::touch() {
    if (m_on && !m_timer.isActive()) m_timer.start();
}

void SessionKeeper::saveNow() {
    m_timer.stop();
    if (!m_on || m_isForeign || m_restoring) return;
    core::Session now = session();
    if (!now.source && now.slotsByIndex.empty()) return; // nothing was done: the last session stays
    if (m_saved == now) return;
    m_saved = now;
    m_unsaved = now;
    m_disk->start([file = m_file, now = std::move(now)](std::stop_token, auto) { return saveOverOwn(file, now); },
                  [this](const core::Status& saved) {
                      m_unsaved.reset();
                      if (saved) return;
                      m_saved.reset(); // the next change or the end tries again
                      m_isForeign = saved.error().code == core::ErrorCode::Unsupported;
                      const QString problem = widgets::toQt(saved.error().message);
                      if (std::exchange(m_lastProblem, problem) != problem)
                          emit failed(tr("The session was not saved."), saved.error());
                  });
}

} // namespace app
