// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/prepare.h"

#include <QDialog>
#include <QStringList>

#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace widgets {

/// How a checkpoint is to be understood.
struct ImportChoice {
    std::string name;
    std::string network;
    std::string scheme; ///< built-in name, `channels-N` or the path of a JSON file
    int outputStride = 8;
    bool alignCorners = false;
    core::InputSpec input;
};

/// What was found in a checkpoint, for the user to confirm.
struct ImportProposal {
    QString file;
    ImportChoice choice;
    int classes = 0; ///< channels of the last layer; 0 where that is not known
    QString report;  ///< several lines
    QString problem; ///< a sentence where the import failed: then only the network can be chosen, and the file is read
                     ///< again
};

/// Shows the key report of a checkpoint and asks for network, scheme and normalisation.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    /// `taken`: names of models that exist already; the dialog refuses them with a sentence.
    ImportDialog(ImportProposal proposal, QStringList taken, QWidget* parent = nullptr);

    ImportChoice choice() const;
    const ImportProposal& proposal() const { return m_proposal; }
    /// True when something was chosen that changes how the file is read.
    bool needsReading() const;
    QString complaint() const; ///< why it cannot be accepted as it is; empty when it can
    void setName(const QString& name);
    void setNetwork(const QString& name);
    void setScale(double scale);
    void setOutputStride(int stride);

private:
    QWidget* makeReport() const;
    void addForm(QVBoxLayout* layout);
    void addInputRows(QFormLayout* form);
    void chooseSchemeFile(int item);
    void check();

    ImportProposal m_proposal;
    QStringList m_taken;
    QLineEdit* m_name = nullptr;
    QComboBox* m_network = nullptr;
    QComboBox* m_stride = nullptr;
    QComboBox* m_scheme = nullptr;
    QComboBox* m_normalisation = nullptr;
    QDoubleSpinBox* m_scale = nullptr;
    QComboBox* m_filter = nullptr;
    QCheckBox* m_alignCorners = nullptr;
    QLabel* m_complaint = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
};

} // namespace widgets
