// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/loader.h"

#include "training/augment.h"
#include "training/draws.h"

#include <algorithm>
#include <numeric>

namespace training {

using core::ErrorCode;

std::size_t frameAt(std::uint64_t seed, std::uint64_t epoch, std::uint64_t place, std::size_t frames) {
    Draws draws(seed, DrawUse::Order, {epoch, place / frames});
    std::vector<std::size_t> order(frames);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = frames; left > 1; --left) std::swap(order[left - 1], order[draws.below(left)]);
    return order[place % frames];
}

Loader::Loader(LoaderOptions options)
    : m_options(std::move(options)),
      m_ahead(static_cast<std::uint64_t>(2 * m_options.batch + std::max(1, m_options.threads))),
      m_next(m_options.first), m_taken(m_options.first) {
    for (int i = 0; i < std::max(1, m_options.threads); ++i)
        m_workers.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

Loader::~Loader() {
    for (std::jthread& worker : m_workers) worker.request_stop(); // all of them, before the first is waited for
}

core::Result<Loader::Piece> Loader::make(std::uint64_t sample) {
    const std::uint64_t epoch = sample / m_options.samplesPerEpoch;
    const std::uint64_t place = sample % m_options.samplesPerEpoch;
    const std::size_t index = frameAt(m_options.seed, epoch, place, m_options.frames);
    const core::Frame& frame = m_options.cache->frames()[index];
    try {
        const auto decoded = m_options.cache->read(index);
        if (!decoded) return core::fail(decoded.error());
        std::array<std::uint8_t, 256> table{};
        table.fill(core::kIgnore);
        std::copy(m_options.classOfLabelId.begin(), m_options.classOfLabelId.end(), table.begin());
        const auto draw = drawAugmentation(m_options.augmentation, m_options.seed, epoch, place);
        Sample shown = augment((*decoded)->photo, core::applyTable((*decoded)->truth, table), m_options.input,
                               m_options.augmentation, draw);
        const core::Size size = shown.photo.size();
        return Piece{frame.name, size, core::prepare(shown.photo, m_options.input, size),
                     std::move(shown.labels.values())};
    } catch (const std::bad_alloc&) {
        return core::fail(ErrorCode::OutOfMemory, "{}: there is not enough memory to prepare it.", frame.name);
    } catch (const std::exception& error) { // out of a thread it would end the process
        return core::fail(ErrorCode::Internal, "{}: {}", frame.name, error.what());
    }
}

void Loader::work(const std::stop_token& stop) {
    for (;;) {
        std::uint64_t sample = 0;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, stop, [&] { return m_next == m_options.end || m_next < m_taken + m_ahead; });
            if (stop.stop_requested() || m_next == m_options.end) return;
            sample = m_next++;
        }
        auto piece = make(sample);
        {
            const std::scoped_lock lock(m_mutex);
            m_ready.emplace(sample, std::move(piece));
        }
        m_changed.notify_all();
    }
}

core::Result<Batch> Loader::next(std::stop_token stop) {
    std::vector<core::Result<Piece>> pieces;
    const auto before = std::chrono::steady_clock::now();
    for (int i = 0; i < m_options.batch; ++i) {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [&] { return m_ready.contains(m_taken); })) return core::cancelled();
        pieces.push_back(std::move(m_ready.extract(m_taken++).mapped()));
        lock.unlock();
        m_changed.notify_all();
    }
    m_waited += std::chrono::steady_clock::now() - before;

    Batch batch;
    for (auto& piece : pieces) {
        if (!piece) return core::fail(std::move(piece).error());
        if (batch.count == 0) batch.size = piece->size;
        if (piece->size != batch.size)
            return core::fail(ErrorCode::InvalidArgument,
                              "{} would be shown as {}×{} and {} as {}×{}, in one batch; give a crop or a batch of 1.",
                              batch.frames.front(), batch.size.width, batch.size.height, piece->frame,
                              piece->size.width, piece->size.height);
        ++batch.count;
        batch.frames.push_back(std::move(piece->frame));
        batch.input.insert(batch.input.end(), piece->input.begin(), piece->input.end());
        batch.labels.insert(batch.labels.end(), piece->labels.begin(), piece->labels.end());
    }
    return batch;
}

double Loader::takeWaitShare() {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> waited = m_waited;
    const std::chrono::duration<double> passed = now - m_since;
    m_waited = {};
    m_since = now;
    return passed.count() > 0 ? std::min(1.0, waited.count() / passed.count()) : 0.0;
}

} // namespace training
