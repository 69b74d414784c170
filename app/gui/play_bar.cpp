// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/play_bar.h"

#include "app/gui/window_actions.h"
#include "widgets/choice_title.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <iterator>

namespace app {

PlayBar::PlayBar(CompareController& controller, WindowActions& actions, QWidget* parent)
    : QWidget(parent), m_controller(controller), m_actions(actions) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 2, 6, 2);
    layout->setSpacing(2);
    const auto addButton = [&](QAction* action) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
        layout->addWidget(button);
    };
    const auto addChoice = [&](const QString& name, const QString& tip) {
        auto* combo = new QComboBox;
        combo->setAccessibleName(name);
        combo->setToolTip(tip);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        layout->addWidget(combo);
        return combo;
    };
    for (QAction* action :
         {m_actions.secondBack, m_actions.previous, m_actions.play, m_actions.next, m_actions.secondAhead})
        addButton(action);
    layout->addSpacing(8);
    m_mode = addChoice(tr("How a film is played"), tr("Every frame: the film waits for the models.\n"
                                                      "Live: it plays at its own rate, the models get the newest "
                                                      "frame, and what they make of it is shown with its age. (L)"));
    widgets::setChoiceTitle(*m_mode, tr("Playing"));
    m_mode->addItem(tr("Every frame"), static_cast<int>(PlayMode::EveryFrame));
    m_mode->addItem(tr("Live"), static_cast<int>(PlayMode::Live));
    m_speed = addChoice(tr("Speed"), tr("Speed (< and >)"));
    for (const double speed : kPlaySpeeds) m_speed->addItem(tr("%1×").arg(locale().toString(speed)), speed);
    addButton(m_actions.loop);
    layout->addSpacing(8);
    m_tally = new QLabel;
    m_tally->setMinimumWidth(1);
    m_tally->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_tally->setToolTip(tr("Of a film that plays live: frames that were shown, those of them that the models could not "
                           "take in time, and frames that were left out on the screen too"));
    layout->addWidget(m_tally, 1);
    connectActions();
    showSettings();
}

void PlayBar::connectActions() {
    connect(m_actions.secondBack, &QAction::triggered, this, [this] { m_controller.showBeside(-1); });
    connect(m_actions.secondAhead, &QAction::triggered, this, [this] { m_controller.showBeside(1); });
    connect(m_actions.slower, &QAction::triggered, this, [this] { stepSpeed(-1); });
    connect(m_actions.faster, &QAction::triggered, this, [this] { stepSpeed(1); });
    connect(m_actions.live, &QAction::triggered, this, [this](bool on) {
        PlaySettings settings = m_controller.player().settings();
        settings.mode = on ? PlayMode::Live : PlayMode::EveryFrame;
        m_controller.setPlaySettings(settings);
    });
    connect(m_actions.loop, &QAction::triggered, this, [this](bool on) {
        PlaySettings settings = m_controller.player().settings();
        settings.loop = on;
        m_controller.setPlaySettings(settings);
    });
    connect(m_mode, &QComboBox::activated, this, [this] {
        PlaySettings settings = m_controller.player().settings();
        settings.mode = static_cast<PlayMode>(m_mode->currentData().toInt());
        m_controller.setPlaySettings(settings);
    });
    connect(m_speed, &QComboBox::activated, this, [this] {
        PlaySettings settings = m_controller.player().settings();
        settings.speed = m_speed->currentData().toDouble();
        m_controller.setPlaySettings(settings);
    });
    connect(&m_controller, &CompareController::playingChanged, this, &PlayBar::showSettings);
    connect(&m_controller, &CompareController::frameLoaded, this, &PlayBar::showTally);
    connect(&m_controller, &CompareController::sourceOpened, this, &PlayBar::showSettings);
}

void PlayBar::stepSpeed(int step) {
    PlaySettings settings = m_controller.player().settings();
    const auto* here = std::ranges::find(kPlaySpeeds, settings.speed);
    const auto place = std::distance(std::begin(kPlaySpeeds), here) + step;
    if (place < 0 || place >= std::ssize(kPlaySpeeds)) return;
    settings.speed = kPlaySpeeds[place];
    m_controller.setPlaySettings(settings);
}

void PlayBar::showSettings() {
    const PlaySettings& settings = m_controller.player().settings();
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(settings.mode)));
    m_speed->setCurrentIndex(m_speed->findData(settings.speed));
    m_actions.live->setChecked(settings.mode == PlayMode::Live);
    m_actions.loop->setChecked(settings.loop);
    m_actions.slower->setEnabled(settings.speed > *std::begin(kPlaySpeeds));
    m_actions.faster->setEnabled(settings.speed < *std::rbegin(kPlaySpeeds));
    const bool several = m_controller.frameCount() > 1;
    m_actions.secondBack->setEnabled(several);
    m_actions.secondAhead->setEnabled(several);
    showTally();
}

QString PlayBar::tallyText() const {
    const auto& tally = m_controller.playTally();
    if (m_controller.player().settings().mode != PlayMode::Live || tally.shown == 0) return {};
    return tr("live: %1 shown · %2 not segmented · %3 left out").arg(tally.shown).arg(tally.dropped).arg(tally.skipped);
}

void PlayBar::showTally() { m_tally->setText(tallyText()); }

void PlayBar::save(QSettings& settings) const {
    const PlaySettings& now = m_controller.player().settings();
    settings.setValue("play/live", now.mode == PlayMode::Live);
    settings.setValue("play/speed", now.speed);
    settings.setValue("play/loop", now.loop);
}

void PlayBar::restore(const QSettings& settings) {
    PlaySettings then;
    if (settings.value("play/live", false).toBool()) then.mode = PlayMode::Live;
    then.loop = settings.value("play/loop", false).toBool();
    const double speed = settings.value("play/speed", 1.0).toDouble();
    if (std::ranges::find(kPlaySpeeds, speed) != std::end(kPlaySpeeds)) then.speed = speed; // else the file was edited
    m_controller.setPlaySettings(then);
}

} // namespace app
