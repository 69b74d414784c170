// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export_dialog.h"

#include "widgets/to_qt.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace app {

ExportDialog::ExportDialog(Choices choices, QWidget* parent) : QDialog(parent), m_choices(std::move(choices)) {
    setWindowTitle(tr("Export"));
    auto* form = new QFormLayout;
    m_film = new QRadioButton(tr("&Film, side by side (MP4)"));
    m_film->setToolTip(tr("Photo, truth and every slot with the legend, stamped with frame, time and mIoU"));
    m_labels = new QRadioButton(tr("&Label maps (folder of PNG)"));
    m_labels->setToolTip(tr("Label ids of every frame in a folder for each slot, to be scored or put into a slot"));
    (m_choices.kind == ExportKind::Film ? m_film : m_labels)->setChecked(true);
    auto* kinds = new QVBoxLayout;
    kinds->addWidget(m_film);
    kinds->addWidget(m_labels);
    form->addRow(tr("What:"), kinds);

    m_target = new QLineEdit;
    m_target->setMinimumWidth(fontMetrics().averageCharWidth() * 48);
    m_target->setAccessibleName(tr("File or folder to write"));
    auto* browse = new QPushButton(tr("&Browse…"));
    auto* where = new QHBoxLayout;
    where->addWidget(m_target, 1);
    where->addWidget(browse);
    form->addRow(tr("Where:"), where);

    m_first = new QSpinBox;
    m_last = new QSpinBox;
    m_length = new QLabel;
    auto* range = new QHBoxLayout;
    range->addWidget(m_first);
    range->addWidget(new QLabel(tr("to")));
    range->addWidget(m_last);
    range->addSpacing(8);
    range->addWidget(m_length, 1);
    form->addRow(tr("Frames:"), range);
    makeRange();

    auto* slotBoxes = new QVBoxLayout;
    for (const auto& [slot, name] : m_choices.named) {
        auto* box = new QCheckBox(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&")));
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, [this] { showState(); });
        slotBoxes->addWidget(box);
        m_slots.push_back(box);
    }
    form->addRow(tr("Slots:"), slotBoxes);
    m_colors = new QLabel;
    form->addRow(tr("Colours:"), m_colors);

    m_note = new QLabel;
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(2 * fontMetrics().height()); // or the dialog would jump
    m_note->setAlignment(Qt::AlignTop);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_export = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_note);
    layout->addStretch();
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_film, &QRadioButton::toggled, this, [this] { proposeTarget(); });
    connect(m_target, &QLineEdit::textEdited, this, [this] { m_isProposed = false; });
    connect(m_target, &QLineEdit::textChanged, this, [this] { showState(); });
    proposeTarget();
    showState();
}

void ExportDialog::makeRange() {
    for (QSpinBox* box : {m_first, m_last}) {
        box->setRange(1, m_choices.frames);
        box->setKeyboardTracking(false);
    }
    m_first->setAccessibleName(tr("First frame"));
    m_last->setAccessibleName(tr("Last frame"));
    m_first->setToolTip(tr("First frame; the timeline's In mark (I) is proposed"));
    m_last->setToolTip(tr("Last frame; the timeline's Out mark (O) is proposed"));
    setRange(m_choices.first, m_choices.last);
    connect(m_first, &QSpinBox::valueChanged, this, [this](int value) {
        if (value > m_last->value()) m_last->setValue(value);
        showState();
    });
    connect(m_last, &QSpinBox::valueChanged, this, [this](int value) {
        if (value < m_first->value()) m_first->setValue(value);
        showState();
    });
}

void ExportDialog::setRange(int first, int last) {
    m_last->setValue(last + 1);
    m_first->setValue(first + 1);
}

void ExportDialog::setKind(ExportKind kind) { (kind == ExportKind::Film ? m_film : m_labels)->setChecked(true); }

void ExportDialog::setSlotChosen(std::size_t place, bool chosen) { m_slots[place]->setChecked(chosen); }

void ExportDialog::setTarget(const QString& path) {
    m_isProposed = false;
    m_target->setText(path);
}

ExportKind ExportDialog::kind() const { return m_film->isChecked() ? ExportKind::Film : ExportKind::LabelMaps; }

QString ExportDialog::target() const { return m_target->text().trimmed(); }

void ExportDialog::proposeTarget() {
    if (m_isProposed)
        m_target->setText(QDir(m_choices.folder)
                              .filePath(m_choices.name + (kind() == ExportKind::Film ? QStringLiteral("_film.mp4")
                                                                                     : QStringLiteral("_labels"))));
    showState();
}

void ExportDialog::browse() {
    const QString path = kind() == ExportKind::Film
                             ? QFileDialog::getSaveFileName(this, tr("Export a film"), target(), tr("Films (*.mp4)"),
                                                            nullptr, QFileDialog::DontConfirmOverwrite)
                             : QFileDialog::getExistingDirectory(this, tr("Folder for the label maps"), target());
    if (path.isEmpty()) return;
    const bool isBare = kind() == ExportKind::Film && QFileInfo(path).suffix().isEmpty();
    setTarget(isBare ? path + QStringLiteral(".mp4") : path);
}

bool ExportDialog::canExport() const {
    const bool isFilm = kind() == ExportKind::Film;
    const bool hasSlot = std::ranges::any_of(m_slots, [](const QCheckBox* box) { return box->isChecked(); });
    return hasSlot && !target().isEmpty() && (!isFilm || target().endsWith(QLatin1String(".mp4")));
}

QString ExportDialog::note() const { return m_note->text(); }

QString ExportDialog::colorsText() const { return m_colors->text(); }

void ExportDialog::showState() {
    const int frames = m_last->value() - m_first->value() + 1;
    const auto& seconds = m_choices.seconds;
    QString length = tr("%n frames", nullptr, frames);
    if (seconds.size() > 1) {
        const double step = seconds.back() / static_cast<double>(seconds.size() - 1);
        const double time = seconds[static_cast<std::size_t>(m_last->value() - 1)] -
                            seconds[static_cast<std::size_t>(m_first->value() - 1)] + step;
        length += QStringLiteral(", ") + tr("%1 s").arg(locale().toString(time, 'f', 1));
    }
    m_length->setText(length);
    const bool isFilm = kind() == ExportKind::Film;
    m_colors->setText(isFilm ? m_choices.colors : tr("none: label ids are written"));
    QString note;
    if (std::ranges::none_of(m_slots, [](const QCheckBox* box) { return box->isChecked(); }))
        note = tr("Choose a slot.");
    else if (target().isEmpty())
        note = tr("Say where to.");
    else if (isFilm && !target().endsWith(QLatin1String(".mp4")))
        note = tr("Films are written as .mp4 only.");
    else if (isFilm && QFileInfo::exists(target()))
        note = tr("There is a file of this name; it will be replaced.");
    else if (!isFilm && QFileInfo(target()).isDir() && !QDir(target()).isEmpty())
        note = tr("There is a folder of this name; label maps of the same slots and frames in it will be replaced.");
    m_note->setText(note);
    m_export->setEnabled(canExport());
}

ExportRequest ExportDialog::request() const {
    ExportRequest request{kind(), widgets::toPath(target()), m_first->value() - 1, m_last->value() - 1,
                          {},     m_choices.palette};
    for (std::size_t i = 0; i < m_slots.size(); ++i)
        if (m_slots[i]->isChecked()) request.slotNumbers.push_back(m_choices.named[i].first);
    return request;
}

} // namespace app
