// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/engine_users.h"

#include <map>
#include <mutex>
#include <set>
#include <utility>

namespace app {

struct EngineUsers::Shared {
    std::function<void(const std::vector<LoadedModel>& inUse)> release;
    std::mutex mutex;                                 ///< held until the engine has let go: the last word is the newest
    std::map<int, std::vector<LoadedModel>> needed{}; // guarded by mutex: by user
    int users = 0;                                    // guarded by mutex

    void keep(int user, const std::vector<LoadedModel>& inUse) {
        const std::scoped_lock lock(mutex);
        needed[user] = inUse;
        std::set<LoadedModel> all;
        for (const auto& [one, models] : needed) all.insert(models.begin(), models.end());
        release({all.begin(), all.end()});
    }
};

EngineUsers::EngineUsers(Engine engine) : m_engine(std::move(engine)), m_shared(std::make_shared<Shared>()) {
    m_shared->release = m_engine.release;
}

Engine EngineUsers::add() {
    Engine engine = m_engine;
    if (!engine.release) return engine;
    const std::scoped_lock lock(m_shared->mutex);
    engine.release = [shared = m_shared, user = m_shared->users++](const auto& inUse) { shared->keep(user, inUse); };
    return engine;
}

} // namespace app
