// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An engine without LibTorch: what a model does is told by the name of its card. And small sources to run it on.
#pragma once

#include "app/gui/compare_controller.h"
#include "core/image/image_io.h"

#include <QCoreApplication>
#include <QString>

#include <atomic>
#include <cmath>
#include <memory>
#include <mutex>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

namespace testing_support {

/// Cards: `class<N>` predicts class N everywhere; `red` predicts the red value of each pixel; `fail` fails; `patient`
/// runs until it is stopped; `sluggish` too, and returns some while after that, as a network does that looks at its
/// token between two of its nodes; `stubborn` runs until release() and looks at no token; `stepwise` works in many
/// small steps with progress, looks at its token at each, and predicts as `red` does; `tenths` predicts ten times the
/// scale that is asked for; `ten` predicts class 0 of merged-10.
class FakeEngine {
public:
    app::Engine engine() {
        auto state = m_state;
        return {[state](const std::filesystem::path& card, const core::Image& frame, const app::RunSettings& settings,
                        std::stop_token stop, const core::ProgressFunction& progress) {
                    return state->segment(card.stem().stem().string(), frame, settings, stop, progress);
                },
                [state](const std::vector<app::LoadedModel>& inUse) { state->inUse = static_cast<int>(inUse.size()); },
                [] {
                    return std::vector<inference::Device>{{"cpu", "a processor", 0, 0, 2, {}}};
                }};
    }
    int calls() const { return m_state->calls; }
    int mostAtOnce() const { return m_state->most; }
    int inUse() const { return m_state->inUse; }
    /// True when no call is at work and nobody holds the engine any more.
    bool isLetGo() const { return m_state->atWork == 0 && m_state.use_count() == 1; }
    /// Lets one stubborn call return.
    void release() { m_state->gate.release(); }
    /// Serves events until a patient, sluggish or stubborn call has begun.
    void waitForEntry() {
        while (!m_state->entered.try_acquire()) QCoreApplication::processEvents();
    }

private:
    struct State {
        std::atomic<int> calls = 0, atWork = 0, most = 0, inUse = -1;
        std::counting_semaphore<> gate{0}, entered{0};

        core::Result<app::EngineResult> segment(const std::string& model, const core::Image& frame,
                                                const app::RunSettings& settings, std::stop_token stop,
                                                const core::ProgressFunction& progress) {
            ++calls;
            most = std::max(most.load(), ++atWork);
            progress({1, 2, "Segmenting"});
            auto result = predict(model, frame, settings, stop, progress);
            --atWork;
            return result;
        }
        core::Result<app::EngineResult> predict(const std::string& model, const core::Image& frame,
                                                const app::RunSettings& settings, std::stop_token stop,
                                                const core::ProgressFunction& progress) {
            if (model == "fail")
                return core::fail(core::ErrorCode::OutOfMemory, "fail: 5 GB are needed, 2 GB are free");
            if (model == "patient" || model == "sluggish") {
                std::binary_semaphore asked(0);
                const std::stop_callback callback(stop, [&asked] { asked.release(); });
                entered.release();
                asked.acquire();
                for (int i = 0; model == "sluggish" && i < 100'000; ++i) std::this_thread::yield();
                return core::cancelled();
            }
            for (int step = 0; model == "stepwise" && step < 40; ++step) {
                if (stop.stop_requested()) return core::cancelled();
                progress({step / 40.0, 1, "Segmenting"});
                std::this_thread::yield();
            }
            if (model == "stubborn") {
                entered.release();
                gate.acquire();
            }
            inference::Prediction made;
            made.labels = core::LabelMap(frame.size(), model.rfind("class", 0) == 0
                                                           ? static_cast<std::uint8_t>(std::stoi(model.substr(5)))
                                                           : std::uint8_t{0});
            if (model == "red" || model == "stepwise")
                for (std::size_t i = 0; i < frame.values().size(); ++i) made.labels.values()[i] = frame.values()[i].r;
            if (model == "tenths")
                made.labels = core::LabelMap(
                    frame.size(), static_cast<std::uint8_t>(std::lround(10 * settings.segment.scale.value_or(0))));
            if (model == "red") made.confidence = core::Plane<std::uint8_t>(frame.size(), std::uint8_t{200});
            made.timings.totalMs = 12;
            made.device = "cpu";
            made.precision = "f32";
            return app::EngineResult{std::move(made),
                                     *core::ClassScheme::builtIn(model == "ten" ? "merged-10" : "cityscapes-19"),
                                     "as asked"};
        }
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

inline app::SlotModel slotModel(const std::string& name) {
    const char* scheme = name == "ten" ? "merged-10" : "cityscapes-19";
    return {name + ".card.json", QString::fromStdString(name),
            std::make_shared<const core::ClassScheme>(*core::ClassScheme::builtIn(scheme))};
}

inline void must(const core::Status& status) {
    if (!status) throw std::runtime_error(status.error().message);
}

/// `count` pictures 8×4, frame k red with the value k.
inline void writePictures(const std::filesystem::path& folder, int count) {
    for (int k = 0; k < count; ++k) {
        const core::Image image({8, 4}, core::Rgb{static_cast<std::uint8_t>(k), 0, 0});
        must(core::writeImage(folder / ("frame" + std::to_string(k) + ".png"), image));
    }
}

/// A Cityscapes root with `count` frames 8×4 of city `town` in val; truth: left half road (7), right half car (26).
inline void writeCityscapes(const std::filesystem::path& root, int count) {
    for (int k = 0; k < count; ++k) {
        const std::string core = "town_000000_00000" + std::to_string(k);
        const core::Image image({8, 4}, core::Rgb{static_cast<std::uint8_t>(k), 0, 0});
        must(core::writeImage(root / "leftImg8bit/val/town" / (core + "_leftImg8bit.png"), image));
        core::LabelMap truth({8, 4}, std::uint8_t{7});
        for (int y = 0; y < 4; ++y)
            for (int x = 4; x < 8; ++x) truth.at(x, y) = 26;
        must(core::writeLabelMap(root / "gtFine/val/town" / (core + "_gtFine_labelIds.png"), truth));
    }
}

} // namespace testing_support
