// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What all slots say of one pixel, as plain values for the probe.
#pragma once

#include <QColor>
#include <QPoint>
#include <QString>

#include <optional>
#include <vector>

namespace widgets {

struct ProbeClass {
    QString name;
    QColor color;
    std::optional<double> probability; ///< 0 … 1; nothing where the slot tells none, as a folder of label maps
};

/// What one slot says of the pixel, or why it says nothing.
struct ProbeSlot {
    QString letter; ///< "A"
    QString name;   ///< "DeepLabV3 ResNet-50"
    QColor color;
    std::vector<ProbeClass> classes; ///< the class of the label map first
    std::optional<double> entropy;   ///< of the probabilities over log(classes): 0 certain … 1 all alike
    QString whyNot = {};             ///< a sentence where there are no classes
};

struct ProbeValues {
    QPoint pixel;                 ///< of the frame
    std::optional<QString> truth; ///< name of its class; nothing where the frame has no truth
    QColor truthColor;
    std::vector<ProbeSlot> slotValues; ///< in the order of the slots
};

/// A pixel that stays listed while the cursor and the film go on.
struct PinnedPixel {
    QString frame; ///< the frame that the values are of
    ProbeValues values;
};

/// By how much the first class is likelier than the second, −1 … 1; nothing with fewer than two.
std::optional<double> marginOf(const ProbeSlot& slot);
/// One line for the pixel and its truth.
QString headerText(const ProbeValues& values);
/// One line for margin and entropy, as far as there are any.
QString certaintyText(const ProbeSlot& slot);
/// The header, then a line per slot: all that is shown, for the clipboard.
QString probeText(const ProbeValues& values);

} // namespace widgets
