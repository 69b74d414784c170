// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/import_dialog.h"

#include "core/classes/class_scheme.h"
#include "core/networks/registry.h"
#include "widgets/to_qt.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace widgets {

namespace {

struct Normalisation {
    const char* name;
    std::array<float, 3> mean, std;
};
/// Those of the public sources of the three families.
constexpr std::array kNormalisations{
    Normalisation{QT_TRANSLATE_NOOP("widgets::ImportDialog", "ImageNet mean and deviation (torchvision)"),
                  {0.485F, 0.456F, 0.406F},
                  {0.229F, 0.224F, 0.225F}},
    Normalisation{
        QT_TRANSLATE_NOOP("widgets::ImportDialog", "None: values from 0 to 1 (milesial U-Net)"), {0, 0, 0}, {1, 1, 1}},
    Normalisation{QT_TRANSLATE_NOOP("widgets::ImportDialog", "Cityscapes mean and deviation (DenseASPP)"),
                  {0.290101F, 0.328081F, 0.286964F},
                  {0.182954F, 0.186566F, 0.184475F}},
};

void select(QComboBox* combo, const QVariant& data) { combo->setCurrentIndex(std::max(0, combo->findData(data))); }

} // namespace

ImportDialog::ImportDialog(ImportProposal proposal, QStringList taken, QWidget* parent)
    : QDialog(parent), m_proposal(std::move(proposal)), m_taken(std::move(taken)) {
    setWindowTitle(tr("Import %1").arg(QFileInfo(m_proposal.file).fileName()));
    auto* layout = new QVBoxLayout(this);
    if (!m_proposal.problem.isEmpty()) {
        auto* problem = new QLabel(
            tr("<b>The file could not be read as a known network.</b><br>%1").arg(m_proposal.problem.toHtmlEscaped()));
        problem->setWordWrap(true);
        problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(problem);
    }
    if (!m_proposal.report.isEmpty()) layout->addWidget(makeReport(), 1);
    addForm(layout);
    m_complaint = new QLabel;
    m_complaint->setWordWrap(true);
    layout->addWidget(m_complaint);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(m_buttons);
    resize(fontMetrics().averageCharWidth() * 84, m_proposal.report.isEmpty() ? sizeHint().height() : 560);
    check();
}

QWidget* ImportDialog::makeReport() const {
    auto* report = new QPlainTextEdit(m_proposal.report);
    report->setReadOnly(true);
    report->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    report->setAccessibleName(tr("What was found in the file"));
    return report;
}

void ImportDialog::addForm(QVBoxLayout* layout) {
    auto* form = new QFormLayout;
    layout->addLayout(form);
    const ImportChoice& proposed = m_proposal.choice;
    m_name = new QLineEdit(toQt(proposed.name));
    form->addRow(tr("&Name"), m_name);
    m_network = new QComboBox;
    for (const core::NetworkInfo& info : core::networks()) m_network->addItem(toQt(info.title), toQt(info.name));
    select(m_network, toQt(proposed.network));
    form->addRow(tr("Net&work"), m_network);
    m_stride = new QComboBox;
    for (const int stride : {8, 16}) m_stride->addItem(QString::number(stride), stride);
    select(m_stride, proposed.outputStride);
    m_alignCorners = new QCheckBox(tr("The network's upsampling aligns corners"));
    m_alignCorners->setChecked(proposed.alignCorners);
    m_scheme = new QComboBox;
    addInputRows(form);

    connect(m_name, &QLineEdit::textChanged, this, &ImportDialog::check);
    for (QComboBox* combo : {m_network, m_stride, m_scheme})
        connect(combo, &QComboBox::currentIndexChanged, this, &ImportDialog::check);
    connect(m_alignCorners, &QCheckBox::toggled, this, &ImportDialog::check);
    connect(m_scheme, &QComboBox::activated, this, &ImportDialog::chooseSchemeFile);
}

void ImportDialog::addInputRows(QFormLayout* form) {
    const ImportChoice& proposed = m_proposal.choice;
    m_scheme->addItem(toQt(proposed.scheme), toQt(proposed.scheme));
    for (const std::string& name : core::ClassScheme::builtInNames())
        if (name != proposed.scheme && core::ClassScheme::builtIn(name)->size() == m_proposal.classes)
            m_scheme->addItem(toQt(name), toQt(name));
    m_scheme->addItem(tr("From a file…"), QString());

    m_normalisation = new QComboBox;
    bool known = false;
    for (std::size_t i = 0; i < kNormalisations.size(); ++i) {
        m_normalisation->addItem(tr(kNormalisations[i].name), int(i));
        if (kNormalisations[i].mean != proposed.input.mean || kNormalisations[i].std != proposed.input.std) continue;
        m_normalisation->setCurrentIndex(int(i));
        known = true;
    }
    if (!known) {
        const auto& [mean, std] = std::pair(proposed.input.mean, proposed.input.std);
        m_normalisation->addItem(tr("As found: mean %1 %2 %3, deviation %4 %5 %6")
                                     .arg(mean[0])
                                     .arg(mean[1])
                                     .arg(mean[2])
                                     .arg(std[0])
                                     .arg(std[1])
                                     .arg(std[2]),
                                 -1);
        m_normalisation->setCurrentIndex(m_normalisation->count() - 1);
    }
    m_scale = new QDoubleSpinBox;
    m_scale->setRange(0.1, 4);
    m_scale->setSingleStep(0.25);
    m_scale->setValue(proposed.input.scale);
    m_filter = new QComboBox;
    m_filter->addItem(tr("Bilinear"), 0);
    m_filter->addItem(tr("Bilinear, antialiased"), 1);
    m_filter->addItem(tr("Bicubic"), 2);
    m_filter->addItem(tr("Bicubic, antialiased"), 3);
    select(m_filter, (proposed.input.filter == core::Filter::Bicubic ? 2 : 0) + (proposed.input.antialias ? 1 : 0));
    if (!m_proposal.problem.isEmpty()) { // nothing of this is known before the file can be read
        for (QWidget* unknown :
             std::initializer_list<QWidget*>{m_scheme, m_normalisation, m_scale, m_filter, m_stride, m_alignCorners}) {
            unknown->setParent(this); // in no row, which would own them
            unknown->hide();
        }
        return;
    }
    form->addRow(tr("&Classes"), m_scheme);
    form->addRow(tr("N&ormalisation"), m_normalisation);
    form->addRow(tr("&Scale of the frame"), m_scale);
    form->addRow(tr("&Resizing"), m_filter);
    form->addRow(tr("Output s&tride"), m_stride);
    form->addRow(QString(), m_alignCorners);
    m_scale->setEnabled(!proposed.input.size); // a card with a fixed input size has no scale
}

void ImportDialog::chooseSchemeFile(int item) {
    if (!m_scheme->itemData(item).toString().isEmpty()) return;
    const QString file = QFileDialog::getOpenFileName(this, tr("Class scheme"), {}, tr("Class schemes (*.json)"));
    if (file.isEmpty()) return m_scheme->setCurrentIndex(0);
    m_scheme->insertItem(0, QFileInfo(file).fileName(), file);
    m_scheme->setCurrentIndex(0);
}

ImportChoice ImportDialog::choice() const {
    ImportChoice choice = m_proposal.choice;
    choice.name = m_name->text().trimmed().toStdString();
    choice.network = m_network->currentData().toString().toStdString();
    if (!m_proposal.problem.isEmpty()) return choice;
    choice.scheme = m_scheme->currentData().toString().toStdString();
    choice.outputStride = m_stride->currentData().toInt();
    choice.alignCorners = m_alignCorners->isChecked();
    if (const int known = m_normalisation->currentData().toInt(); known >= 0) {
        choice.input.mean = kNormalisations[static_cast<std::size_t>(known)].mean;
        choice.input.std = kNormalisations[static_cast<std::size_t>(known)].std;
    }
    choice.input.scale = m_scale->value();
    choice.input.filter = m_filter->currentData().toInt() >= 2 ? core::Filter::Bicubic : core::Filter::Bilinear;
    choice.input.antialias = m_filter->currentData().toInt() % 2 == 1;
    return choice;
}

bool ImportDialog::needsReading() const {
    const ImportChoice now = choice();
    const ImportChoice& proposed = m_proposal.choice;
    return !m_proposal.problem.isEmpty() || now.network != proposed.network || now.scheme != proposed.scheme ||
           now.outputStride != proposed.outputStride || now.alignCorners != proposed.alignCorners;
}

QString ImportDialog::complaint() const {
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._+-]*$"));
    const QString name = m_name->text().trimmed();
    if (!allowed.match(name).hasMatch())
        return tr("A name begins with a letter or digit and holds letters, digits, dots, dashes and underscores.");
    if (m_taken.contains(name)) return tr("There is a model named %1 already.").arg(name);
    if (m_proposal.problem.isEmpty() && m_scheme->currentData().toString().isEmpty())
        return tr("Choose the file of the class scheme.");
    return {};
}

void ImportDialog::setName(const QString& name) { m_name->setText(name); }
void ImportDialog::setNetwork(const QString& name) { select(m_network, name); }
void ImportDialog::setScale(double scale) { m_scale->setValue(scale); }

void ImportDialog::setOutputStride(int stride) { select(m_stride, stride); }

void ImportDialog::check() {
    const auto* network = core::findNetwork(m_network->currentData().toString().toStdString());
    m_stride->setEnabled(network != nullptr && network->family != core::Family::UNet);
    const QString sentence = complaint();
    m_complaint->setText(sentence);
    m_complaint->setVisible(!sentence.isEmpty());
    auto* ok = m_buttons->button(QDialogButtonBox::Ok);
    ok->setEnabled(sentence.isEmpty());
    ok->setText(m_proposal.problem.isEmpty() ? tr("Import") : tr("Read again"));
}

} // namespace widgets
