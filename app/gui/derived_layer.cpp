// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/derived_layer.h"

#include "app/gui/compare_view.h"
#include "core/classes/ramp.h"
#include "widgets/to_qt.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace app {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(DerivedLayer)
};

core::Result<const LayerSlot*> find(const std::vector<LayerSlot>& slotParts, int slot) {
    const auto found = std::ranges::find(slotParts, slot, &LayerSlot::slot);
    if (found == slotParts.end())
        return core::fail(core::ErrorCode::NotFound, "{}",
                          Texts::tr("Slot %1 is empty.").arg(slotLetter(slot)).toStdString());
    if (found->prediction == nullptr)
        return core::fail(core::ErrorCode::NotFound, "{}",
                          Texts::tr("%1 has no prediction of this frame yet.").arg(found->name).toStdString());
    return &*found;
}

/// A slot with labels in the scheme of the comparison.
core::Result<const LayerSlot*> findMapped(const std::vector<LayerSlot>& slotParts, int slot) {
    auto found = find(slotParts, slot);
    if (found && !(*found)->labels)
        return core::fail(core::ErrorCode::Unsupported, "{}",
                          Texts::tr("The classes of %1 cannot be mapped to the scheme of this comparison.")
                              .arg((*found)->name)
                              .toStdString());
    return found;
}

widgets::MaskColors opaque(const core::Palette& palette) {
    widgets::MaskColors colors{};
    std::ranges::transform(palette, colors.begin(), [](core::Rgb color) { return qRgb(color.r, color.g, color.b); });
    return colors;
}

DerivedLayer layerOf(core::LabelMap map, std::vector<core::LayerEntry> legend,
                     const std::vector<std::uint64_t>& pixels) {
    DerivedLayer layer;
    layer.map = std::make_shared<const core::LabelMap>(std::move(map));
    layer.colors = opaque(core::paletteOf(legend));
    const std::uint64_t all = std::accumulate(pixels.begin(), pixels.end(), std::uint64_t{0});
    for (std::size_t i = 0; i < legend.size(); ++i) // void, the last entry, has no part in it
        layer.shares.push_back(i < pixels.size() ? core::ratio(pixels[i], all) : std::nullopt);
    layer.legend = std::move(legend);
    return layer;
}

QString percent(core::Score share) { return widgets::percentNumber(share.value_or(0)); }

core::Result<DerivedLayer> verdict(const core::LabelMap& truth, const LayerSlot& slot) {
    auto judged = core::judge(truth, *slot.labels);
    if (!judged) return core::fail(std::move(judged).error());
    const auto share = judged->rightShare();
    auto layer = layerOf(std::move(judged->layer), core::verdictLegend(), {judged->right, judged->wrong});
    layer.summary = Texts::tr("%1 % right").arg(percent(share));
    return layer;
}

core::Result<DerivedLayer> pair(const core::LabelMap& truth, const LayerSlot& a, const LayerSlot& b) {
    auto judged = core::judgePair(truth, *a.labels, *b.labels);
    if (!judged) return core::fail(std::move(judged).error());
    const core::PairCounts& all = judged->all;
    auto layer = layerOf(std::move(judged->layer),
                         core::pairLegend(slotLetter(a.slot).toStdString(), slotLetter(b.slot).toStdString()),
                         {all.bothRight, all.onlyA, all.onlyB, all.bothWrong});
    layer.summary = Texts::tr("only %1 %2 %, only %3 %4 %")
                        .arg(slotLetter(a.slot), percent(core::ratio(all.onlyA, all.pixels())), slotLetter(b.slot),
                             percent(core::ratio(all.onlyB, all.pixels())));
    layer.pair = std::move(*judged);
    return layer;
}

core::Result<DerivedLayer> difference(const LayerSlot& a, const LayerSlot& b) {
    auto found = core::findDifferences(*a.labels, *b.labels);
    if (!found) return core::fail(std::move(found).error());
    const auto share = found->sameShare();
    auto layer = layerOf(std::move(found->layer), core::differenceLegend(), {found->same, found->different});
    layer.summary = Texts::tr("%1 % the same").arg(percent(share));
    return layer;
}

core::Result<DerivedLayer> agreement(const std::vector<LayerSlot>& slotParts) {
    std::vector<const core::LabelMap*> maps;
    QString without;
    for (const LayerSlot& slot : slotParts) {
        if (const auto found = find(slotParts, slot.slot); !found) return core::fail(found.error());
        if (slot.labels)
            maps.push_back(slot.labels.get());
        else // never silently
            without += Texts::tr(", without %1").arg(slotLetter(slot.slot));
    }
    if (maps.size() < 2)
        return core::fail(core::ErrorCode::NotFound, "{}",
                          Texts::tr("Agreement takes the predictions of two slots or more.").toStdString());
    auto measured = core::measureAgreement(maps);
    if (!measured) return core::fail(std::move(measured).error());
    const auto mean = measured->meanShare();
    std::vector<std::uint64_t> pixels(measured->pixels.begin() + 1,
                                      measured->pixels.begin() + 1 + measured->predictions);
    auto layer = layerOf(std::move(measured->count), core::agreementLegend(measured->predictions), pixels);
    layer.summary = Texts::tr("%1 % agreement").arg(percent(mean)) + without;
    return layer;
}

core::Result<DerivedLayer> ramp(const LayerSlot& slot, const core::Plane<std::uint8_t>& values) {
    if (values.isEmpty())
        return core::fail(
            core::ErrorCode::NotFound, "{}",
            Texts::tr("%1 is a folder of label maps: it tells no probabilities.").arg(slot.name).toStdString());
    DerivedLayer layer;
    layer.map = std::make_shared<const core::LabelMap>(values);
    layer.colors = opaque(core::lightnessRamp());
    const auto sum = std::accumulate(values.values().begin(), values.values().end(), std::uint64_t{0});
    const double mean = static_cast<double>(sum) / (255.0 * static_cast<double>(values.size().area()));
    layer.summary = Texts::tr("mean %1").arg(mean, 0, 'f', 3);
    return layer;
}

} // namespace

QString layerTitle(const LayerChoice& choice) {
    const QString a = slotLetter(choice.a), b = slotLetter(choice.b);
    switch (choice.kind) {
    case LayerKind::None: return Texts::tr("No derived picture");
    case LayerKind::Verdict: return Texts::tr("Right or wrong: %1").arg(a);
    case LayerKind::Pair: return Texts::tr("Who is right: %1 or %2").arg(a, b);
    case LayerKind::Difference: return Texts::tr("Difference of %1 and %2").arg(a, b);
    case LayerKind::Agreement: return Texts::tr("Agreement of all");
    case LayerKind::Confidence: return Texts::tr("Confidence of %1").arg(a);
    case LayerKind::Entropy: return Texts::tr("Entropy of %1").arg(a);
    }
    return {};
}

QString pairTable(const LayerChoice& choice, const core::PairJudgement& pair, const core::ClassScheme& scheme) {
    const auto row = [](const QStringList& cells, const char* tag) {
        QString html = QStringLiteral("<tr>");
        for (const QString& cell : cells) html += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(tag), cell);
        return html + QStringLiteral("</tr>");
    };
    QString html = QStringLiteral("<table cellspacing=\"6\">");
    html += row({Texts::tr("class"), Texts::tr("pixels"), Texts::tr("both right"),
                 Texts::tr("only %1").arg(slotLetter(choice.a)), Texts::tr("only %1").arg(slotLetter(choice.b)),
                 Texts::tr("both wrong")},
                "th");
    for (int i = 0; i < scheme.size(); ++i) {
        const core::PairCounts& counts = pair.perClass[static_cast<std::size_t>(i)];
        if (counts.pixels() == 0) continue;
        QStringList cells = {widgets::toQt(scheme.classes()[static_cast<std::size_t>(i)].name).toHtmlEscaped(),
                             QLocale().toString(static_cast<qulonglong>(counts.pixels()))};
        for (const std::uint64_t part : {counts.bothRight, counts.onlyA, counts.onlyB, counts.bothWrong})
            cells << Texts::tr("%1 %").arg(percent(core::ratio(part, counts.pixels())));
        html += row(cells, "td");
    }
    return html + QStringLiteral("</table>");
}

std::vector<LayerChoice> layerChoices(const std::vector<LayerSlot>& slotParts, bool hasTruth) {
    std::vector<LayerChoice> choices = {{}};
    if (slotParts.size() > 1) choices.push_back({LayerKind::Agreement, 0, 0});
    const auto eachPair = [&](LayerKind kind) {
        for (std::size_t i = 0; i < slotParts.size(); ++i)
            for (std::size_t j = i + 1; j < slotParts.size(); ++j)
                choices.push_back({kind, slotParts[i].slot, slotParts[j].slot});
    };
    const auto eachSlot = [&](LayerKind kind) {
        for (const LayerSlot& slot : slotParts) choices.push_back({kind, slot.slot, 0});
    };
    if (hasTruth) {
        eachSlot(LayerKind::Verdict);
        eachPair(LayerKind::Pair);
    }
    eachPair(LayerKind::Difference);
    eachSlot(LayerKind::Confidence);
    eachSlot(LayerKind::Entropy);
    return choices;
}

core::Result<DerivedLayer> deriveLayer(const LayerChoice& choice, const core::LabelMap* truth,
                                       const std::vector<LayerSlot>& slotParts) {
    if (choice.kind == LayerKind::Agreement) return agreement(slotParts);
    const bool needsTruth = choice.kind == LayerKind::Verdict || choice.kind == LayerKind::Pair;
    if (needsTruth && truth == nullptr)
        return core::fail(core::ErrorCode::NotFound, "{}", Texts::tr("This frame has no truth.").toStdString());
    const bool needsLabels = needsTruth || choice.kind == LayerKind::Difference;
    const auto a = needsLabels ? findMapped(slotParts, choice.a) : find(slotParts, choice.a);
    if (!a) return core::fail(a.error());
    switch (choice.kind) {
    case LayerKind::Verdict: return verdict(*truth, **a);
    case LayerKind::Confidence: return ramp(**a, (*a)->prediction->confidence);
    case LayerKind::Entropy: return ramp(**a, (*a)->prediction->entropy);
    default: break;
    }
    const auto b = findMapped(slotParts, choice.b);
    if (!b) return core::fail(b.error());
    return choice.kind == LayerKind::Pair ? pair(*truth, **a, **b) : difference(**a, **b);
}

} // namespace app
