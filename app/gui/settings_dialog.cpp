// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/settings_dialog.h"

#include "app/gui/precision_choices.h"
#include "core/store/workspace.h"
#include "widgets/to_qt.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace app {

namespace {

template <class Control> Control* named(Control* control, const QString& name, const QString& tip) {
    control->setAccessibleName(name);
    control->setToolTip(tip);
    return control;
}

QFormLayout* addGroup(QVBoxLayout& layout, const QString& title) {
    auto* group = new QGroupBox(title);
    auto* form = new QFormLayout(group);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    layout.addWidget(group);
    return form;
}

void choose(QComboBox& combo, const QVariant& data) { combo.setCurrentIndex(std::max(0, combo.findData(data))); }

} // namespace

SettingsDialog::SettingsDialog(Preferences preferences, Choices choices, QWidget* parent)
    : QDialog(parent), m_preferences(std::move(preferences)), m_choices(std::move(choices)) {
    setWindowTitle(tr("Settings"));
    auto* layout = new QVBoxLayout(this);
    makeAppearance(*addGroup(*layout, tr("Appearance")));
    makeComputing(*addGroup(*layout, tr("Computing")));
    makeFiles(*addGroup(*layout, tr("Files")));
    layout->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* keys = buttons->addButton(tr("&Keys…"), QDialogButtonBox::ActionRole);
    auto* defaults = buttons->addButton(tr("&Defaults"), QDialogButtonBox::ResetRole);
    keys->setToolTip(tr("Choose the keys of every command"));
    defaults->setToolTip(tr("Sets everything on this page as it was at first"));
    for (auto* button : {keys, defaults}) button->setAutoDefault(false);
    layout->addWidget(buttons);
    connect(keys, &QPushButton::clicked, this, &SettingsDialog::keysRequested);
    connect(defaults, &QPushButton::clicked, this, [this] {
        fill({});
        take();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill(m_preferences);
}

QCheckBox* SettingsDialog::addCheck(QFormLayout& form, const QString& text, const QString& tip) {
    auto* check = new QCheckBox(text);
    check->setToolTip(tip);
    connect(check, &QCheckBox::toggled, this, &SettingsDialog::take);
    form.addRow(check);
    return check;
}

void SettingsDialog::makeAppearance(QFormLayout& form) {
    m_theme = named(new QComboBox, tr("Theme"), tr("Colours of the window"));
    m_theme->addItem(tr("As the system"), themeName(Theme::System));
    m_theme->addItem(tr("Light"), themeName(Theme::Light));
    m_theme->addItem(tr("Dark"), themeName(Theme::Dark));
    form.addRow(tr("&Theme:"), m_theme);
    connect(m_theme, &QComboBox::activated, this, &SettingsDialog::take);
    m_thumbnails = addCheck(form, tr("T&humbnails"), tr("Small pictures of the frames, made in the background"));
    m_session = addCheck(form, tr("&Restore the last session"),
                         tr("When Kerbside starts without a path: source, frame, models and view as they were"));
}

void SettingsDialog::makeComputing(QFormLayout& form) {
    m_device = named(new QComboBox, tr("Device"), tr("What runs the models; auto takes a GPU where there is one"));
    m_device->addItem(tr("auto"), QStringLiteral("auto"));
    for (const inference::Device& device : m_choices.devices)
        m_device->addItem(QStringLiteral("%1 (%2)").arg(widgets::toQt(device.id), widgets::toQt(device.name)),
                          widgets::toQt(device.id));
    if (m_device->findData(m_preferences.device) < 0) // of a machine that is not this one
        m_device->addItem(tr("%1 (not found)").arg(m_preferences.device), m_preferences.device);
    m_device->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_device->setMinimumContentsLength(24);
    form.addRow(tr("&Device:"), m_device);
    m_precision = named(new QComboBox, tr("Precision"), tr("Of the computation; auto is chosen for the device"));
    for (const auto& [precision, text] : precisionChoices()) m_precision->addItem(text, int(precision));
    form.addRow(tr("&Precision:"), m_precision);
    for (QComboBox* combo : {m_device, m_precision}) connect(combo, &QComboBox::activated, this, &SettingsDialog::take);
    m_threads = named(new QSpinBox, tr("Cores"), tr("Cores of the processor that run the models"));
    m_threads->setRange(0, m_choices.processors);
    m_threads->setSpecialValueText(tr("all (%1)").arg(m_choices.processors));
    m_memory = named(new QSpinBox, tr("Memory for predictions"),
                     tr("Predictions that are kept, so that a frame that was segmented comes back at once"));
    m_memory->setRange(Preferences::kLeastMegabytes, Preferences::kMostMegabytes);
    m_memory->setSingleStep(128);
    m_memory->setSuffix(tr(" MB"));
    m_stored = named(new QSpinBox, tr("Disk for predictions"),
                     tr("Predictions that are kept in the workspace from one start to the next"));
    m_stored->setRange(0, Preferences::kMostMegabytes);
    m_stored->setSingleStep(512);
    m_stored->setSuffix(tr(" MB"));
    m_stored->setSpecialValueText(tr("none"));
    for (QSpinBox* box : {m_threads, m_memory, m_stored}) {
        box->setKeyboardTracking(false); // half a number is none
        connect(box, &QSpinBox::valueChanged, this, &SettingsDialog::take);
    }
    form.addRow(tr("&Cores:"), m_threads);
    form.addRow(tr("&Memory for predictions:"), m_memory);
    form.addRow(tr("Dis&k for predictions:"), m_stored);
    m_automatic = addCheck(form, tr("&Segment frames as they are opened"), tr("Without it: only when asked"));
    m_lookAhead = addCheck(form, tr("Segment neighbours &ahead"),
                           tr("The frames before and after, when there is nothing else to do"));
}

void SettingsDialog::makeFiles(QFormLayout& form) {
    m_workspace = named(new QLineEdit, tr("Workspace"),
                        tr("Folder of your models, corrections, results and caches; empty: ~/Kerbside"));
    m_workspace->setPlaceholderText(widgets::pathText(core::Workspace::defaultFolder()));
    m_workspace->setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    connect(m_workspace, &QLineEdit::editingFinished, this, &SettingsDialog::take);
    auto* browse = new QToolButton;
    browse->setText(QStringLiteral("…"));
    named(browse, tr("Choose the workspace"), tr("Choose a folder"));
    connect(browse, &QToolButton::clicked, this, &SettingsDialog::chooseWorkspace);
    auto* line = new QHBoxLayout;
    line->addWidget(m_workspace, 1);
    line->addWidget(browse);
    auto* label = new QLabel(tr("&Workspace:"));
    label->setBuddy(m_workspace);
    form.addRow(label, line);
    m_restart = new QLabel(tr("The other workspace is used when Kerbside starts again."));
    m_restart->setWordWrap(true);
    auto keepRoom = m_restart->sizePolicy();
    keepRoom.setRetainSizeWhenHidden(true); // the page must not jump
    m_restart->setSizePolicy(keepRoom);
    form.addRow(m_restart);
}

void SettingsDialog::fill(const Preferences& preferences) {
    m_showing = true;
    choose(*m_theme, themeName(preferences.theme));
    m_session->setChecked(preferences.restoreSession);
    m_thumbnails->setChecked(preferences.thumbnails);
    choose(*m_device, preferences.device);
    choose(*m_precision, int(preferences.precision));
    m_threads->setValue(preferences.threads);
    m_automatic->setChecked(preferences.automatic);
    m_lookAhead->setChecked(preferences.lookAhead);
    m_memory->setValue(preferences.predictionMegabytes);
    m_stored->setValue(preferences.storedMegabytes);
    m_workspace->setText(preferences.workspace);
    m_showing = false;
    m_restart->setVisible(asksForRestart());
}

void SettingsDialog::take() {
    if (m_showing) return;
    Preferences wanted;
    wanted.theme = themeNamed(m_theme->currentData().toString());
    wanted.restoreSession = m_session->isChecked();
    wanted.thumbnails = m_thumbnails->isChecked();
    wanted.device = m_device->currentData().toString();
    wanted.precision = static_cast<inference::Precision>(m_precision->currentData().toInt());
    wanted.threads = m_threads->value();
    wanted.automatic = m_automatic->isChecked();
    wanted.lookAhead = m_lookAhead->isChecked();
    wanted.predictionMegabytes = m_memory->value();
    wanted.storedMegabytes = m_stored->value();
    wanted.workspace = m_workspace->text().trimmed();
    if (wanted == m_preferences) return;
    m_preferences = wanted;
    m_restart->setVisible(asksForRestart());
    emit changed(m_preferences);
}

bool SettingsDialog::asksForRestart() const {
    const QString wanted = m_preferences.workspace.isEmpty() ? widgets::pathText(core::Workspace::defaultFolder())
                                                             : m_preferences.workspace;
    return QDir::cleanPath(wanted) != QDir::cleanPath(m_choices.workspace);
}

void SettingsDialog::chooseWorkspace() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Choose the workspace"), m_choices.workspace);
    if (folder.isEmpty()) return;
    m_workspace->setText(folder);
    take();
}

} // namespace app
