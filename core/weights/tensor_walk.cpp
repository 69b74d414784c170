// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/tensor_walk.h"

#include "core/weights/shown_name.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace core {
namespace {

/// All names together; a small pickle can reach its tensors by very many long ways.
constexpr std::uint64_t kMostNameBytes = 16 << 20;
/// A path is put together anew for each value under it, so a long one costs as often.
constexpr std::size_t kLongestPath = 1024;
constexpr std::size_t kMostNotedNames = 12;

bool isUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t k) {
            return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U;
        };
        const unsigned first = byte(0);
        const std::size_t length = first < 0x80   ? 1
                                   : first < 0xC2 ? 0
                                   : first < 0xE0 ? 2
                                   : first < 0xF0 ? 3
                                   : first < 0xF5 ? 4
                                                  : 0;
        if (length == 0) return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((byte(k) & 0xC0U) != 0x80U) return false;
        const bool tooLong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
        const bool outside = (first == 0xED && byte(1) >= 0xA0) || (first == 0xF4 && byte(1) >= 0x90);
        if (tooLong || outside) return false;
        i += length;
    }
    return true;
}

std::string joined(const std::string& path, const std::string& part) { return path.empty() ? part : path + "." + part; }

class Walk {
public:
    Walk(const Pickle& pickle, const CheckpointLimits& limits, const std::string& origin, TorchTensors tensors)
        : m_pickle(pickle), m_limits(limits), m_origin(origin), m_tensors(std::move(tensors)), m_marks(pickle.nodes()) {
    }

    Result<FoundTensors> run() {
        if (auto visited = visit(m_pickle.root, {}, 0); !visited) return fail(std::move(visited.error()));
        m_found.storages = m_tensors.storages();
        note("Classes are not looked up; tensors were taken from the attributes of", m_opened);
        note("Not read, since only tensors are wanted: values made by", m_placeholders);
        if (m_unnamed > 0)
            m_found.notes.push_back(
                fmt::format("Left out: what lies under {} keys that are neither text nor integer, or make a path of "
                            "more than {} bytes.",
                            m_unnamed, kLongestPath));
        return std::move(m_found);
    }

private:
    enum Mark : unsigned char { Fresh, Open, Barren };
    using Pairs = std::vector<std::pair<PickleValue, PickleValue>>;

    Status visit(PickleValue value, const std::string& path, std::uint64_t depth);
    Status visitInside(PickleValue value, const std::string& path, std::uint64_t depth);
    Status visitObject(const PickleObject& object, const std::string& path, std::uint64_t depth);
    Status visitPairs(const Pairs& pairs, const std::string& path, std::uint64_t depth,
                      const std::set<std::string>& without = {});
    Status visitList(std::span<const PickleValue> items, const std::string& path, std::uint64_t depth);
    Status visitAttributes(PickleValue dict, const std::string& path, std::uint64_t depth);
    Status add(TensorView view, const std::string& path);

    std::optional<std::string> keyText(PickleValue key) const;
    Pairs pairsOf(PickleValue mapping);
    std::set<std::string> textsIn(PickleValue set);
    std::string makerName(PickleValue maker) const;
    void note(const std::string& words, const std::set<std::string>& names);

    const Pickle& m_pickle;
    const CheckpointLimits& m_limits;
    const std::string& m_origin;
    TorchTensors m_tensors;
    std::vector<Mark> m_marks;  // by node
    std::uint64_t m_visits = 0; // of values, and of the items looked through on the way
    std::uint64_t m_nameBytes = 0;
    std::uint64_t m_unnamed = 0; // values whose key cannot stand in a path
    std::unordered_set<std::string> m_names;
    std::set<std::string> m_opened;       // makers of objects whose attributes were looked into
    std::set<std::string> m_placeholders; // makers of objects that were passed over
    FoundTensors m_found;
};

Status Walk::visit(PickleValue value, const std::string& path, std::uint64_t depth) {
    if (++m_visits > m_limits.opcodes || depth > m_limits.depth)
        return fail(ErrorCode::Unsupported, "{}: the values refer to each other in too many ways to be followed.",
                    m_origin);
    value = m_tensors.unwrapped(value);
    if (!value.isNode()) return {};
    // An open node is its own ancestor; a barren one has been searched before. Others may be reached again: tied
    // modules.
    const auto place = static_cast<std::size_t>(value.number);
    if (m_marks[place] != Fresh) return {};
    m_marks[place] = Open;
    const std::size_t before = m_found.tensors.size();
    auto visited = visitInside(value, path, depth);
    m_marks[place] = m_found.tensors.size() == before ? Barren : Fresh;
    return visited;
}

Status Walk::visitInside(PickleValue value, const std::string& path, std::uint64_t depth) {
    switch (value.kind) {
    case PickleKind::Tuple:
    case PickleKind::List: return visitList(m_pickle.items(value), path, depth);
    case PickleKind::Dict: return visitPairs(pairsOf(value), path, depth);
    case PickleKind::Object: {
        auto view = m_tensors.tensor(value, path);
        if (!view) return fail(std::move(view.error()));
        if (*view) return add(std::move(**view), path);
        return visitObject(m_pickle.object(value), path, depth);
    }
    default: return {};
    }
}

Status Walk::visitObject(const PickleObject& object, const std::string& path, std::uint64_t depth) {
    const std::string maker = makerName(object.maker);
    const bool known = maker.starts_with("collections.") || maker == "torch.Size";
    if (known || object.pairs.kind == PickleKind::Dict) {
        Pairs pairs = pairsOf(object.pairs);
        if (const auto arguments = m_pickle.items(object.arguments); known && !arguments.empty())
            for (const auto& pair : pairsOf(arguments.front()))
                pairs.push_back(pair); // OrderedDict([[key, value], …]) of Python 2
        return visitPairs(pairs, path, depth);
    }
    if (object.elements.kind == PickleKind::List) return visitList(m_pickle.items(object.elements), path, depth);
    if (object.state.kind == PickleKind::Dict) {
        if (!maker.starts_with("__torch__.")) m_opened.insert(maker);
        return visitAttributes(object.state, path, depth);
    }
    if (object.state.kind == PickleKind::Tuple) { // (__dict__ or None, __slots__)
        for (const PickleValue part : m_pickle.items(object.state))
            if (part.kind == PickleKind::Dict)
                if (auto visited = visitAttributes(part, path, depth); !visited) return visited;
    }
    if (!maker.starts_with("builtins.") && maker != "torch.device" && maker != "_codecs.encode")
        m_placeholders.insert(maker);
    return {};
}

Status Walk::visitAttributes(PickleValue dict, const std::string& path, std::uint64_t depth) {
    const Pairs attributes = pairsOf(dict);
    std::set<std::string> notSaved;
    bool isModule = false;
    for (const auto& [key, value] : attributes) {
        const std::string name = keyText(key).value_or("");
        isModule |= name == "_parameters" || name == "_buffers" || name == "_modules";
        if (name == "_non_persistent_buffers_set") notSaved = textsIn(value);
    }
    if (!isModule) return visitPairs(attributes, path, depth);
    // The members of torch.nn.Module; its other attributes are not part of a state_dict either.
    for (const auto& [key, value] : attributes) {
        const std::string name = keyText(key).value_or("");
        Status visited;
        if (name == "_parameters" || name == "_modules") visited = visitPairs(pairsOf(value), path, depth);
        if (name == "_buffers") visited = visitPairs(pairsOf(value), path, depth, notSaved);
        if (!visited) return visited;
    }
    return {};
}

Status Walk::visitPairs(const Pairs& pairs, const std::string& path, std::uint64_t depth,
                        const std::set<std::string>& without) {
    for (const auto& [key, value] : pairs) {
        if (!value.isNode()) continue;
        const auto name = keyText(key);
        const bool usable = name && path.size() + name->size() <= kLongestPath;
        if (!usable) ++m_unnamed;
        if (!usable || without.contains(*name)) continue;
        if (auto visited = visit(value, joined(path, *name), depth + 1); !visited) return visited;
    }
    return {};
}

Status Walk::visitList(std::span<const PickleValue> items, const std::string& path, std::uint64_t depth) {
    m_visits += items.size();
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i].isNode())
            if (auto visited = visit(items[i], joined(path, fmt::format("[{}]", i)), depth + 1); !visited)
                return visited;
    return {};
}

Status Walk::add(TensorView view, const std::string& path) {
    std::string name = path.empty() ? "(root)" : path;
    if (m_found.tensors.size() == m_limits.tensors)
        return fail(ErrorCode::Unsupported, "{}: holds more than {} tensors.", m_origin, m_limits.tensors);
    m_nameBytes += name.size();
    if (m_nameBytes > kMostNameBytes)
        return fail(ErrorCode::Unsupported, "{}: the names of the tensors have more than {} bytes.", m_origin,
                    kMostNameBytes);
    if (!isUtf8(name))
        return fail(ErrorCode::Corrupt, "{}: the name {} is not valid UTF-8.", m_origin, shownName(name));
    if (!m_names.insert(name).second)
        return fail(ErrorCode::Corrupt, "{}: two tensors are called {}.", m_origin, shownName(name));
    m_found.tensors.push_back({std::move(name), std::move(view)});
    return {};
}

/// What stands for the key in a path; nothing for keys that have no short text.
std::optional<std::string> Walk::keyText(PickleValue key) const {
    if (key.kind == PickleKind::Text || key.kind == PickleKind::Bytes) return std::string(m_pickle.text(key));
    if (key.kind == PickleKind::Int) return fmt::format("{}", key.number);
    return std::nullopt;
}

/// Of a dictionary, an OrderedDict, or a list of two-item lists; otherwise nothing.
Walk::Pairs Walk::pairsOf(PickleValue mapping) {
    Pairs pairs;
    if (mapping.kind == PickleKind::Dict) {
        const auto items = m_pickle.items(mapping);
        m_visits += items.size() / 2;
        for (std::size_t i = 0; i + 1 < items.size(); i += 2) pairs.emplace_back(items[i], items[i + 1]);
    } else if (mapping.kind == PickleKind::List) {
        const auto entries = m_pickle.items(mapping);
        m_visits += entries.size();
        for (const PickleValue entry : entries)
            if (entry.kind == PickleKind::List || entry.kind == PickleKind::Tuple)
                if (const auto pair = m_pickle.items(entry); pair.size() == 2) pairs.emplace_back(pair[0], pair[1]);
    } else if (mapping.kind == PickleKind::Object) {
        const PickleObject object = m_pickle.object(mapping);
        pairs = pairsOf(object.pairs);
        if (const auto arguments = m_pickle.items(object.arguments);
            !arguments.empty() && arguments.front().kind == PickleKind::List)
            for (const auto& pair : pairsOf(arguments.front())) pairs.push_back(pair);
    }
    return pairs;
}

std::set<std::string> Walk::textsIn(PickleValue set) {
    std::span<const PickleValue> items;
    if (set.kind == PickleKind::Set)
        items = m_pickle.items(set);
    else if (set.kind == PickleKind::Object) // protocol 2 writes set([…])
        if (const auto arguments = m_pickle.items(m_pickle.object(set).arguments);
            !arguments.empty() && arguments.front().kind == PickleKind::List)
            items = m_pickle.items(arguments.front());
    m_visits += items.size();
    std::set<std::string> texts;
    for (const PickleValue item : items)
        if (const auto text = keyText(item)) texts.insert(*text);
    return texts;
}

std::string Walk::makerName(PickleValue maker) const {
    if (maker.kind == PickleKind::Persistent) // ("module", class, …)
        if (const PickleValue id = m_pickle.items(maker).front();
            id.kind == PickleKind::Tuple && m_pickle.items(id).size() > 1)
            maker = m_pickle.items(id)[1];
    const std::string_view name = m_pickle.globalName(maker);
    return name.empty() ? "a computed function" : std::string(name);
}

void Walk::note(const std::string& words, const std::set<std::string>& names) {
    if (names.empty()) return;
    std::string list;
    std::size_t told = 0;
    for (const std::string& name : names) {
        if (told++ == kMostNotedNames) break;
        list += (list.empty() ? " " : ", ") + shownName(name);
    }
    const std::string more =
        names.size() > kMostNotedNames ? fmt::format(" and {} more", names.size() - kMostNotedNames) : std::string();
    m_found.notes.push_back(words + list + more + ".");
}

} // namespace

Result<FoundTensors> findTensors(const Pickle& pickle, const CheckpointLimits& limits, const std::string& origin) {
    auto tensors = TorchTensors::create(pickle, limits, origin);
    if (!tensors) return fail(std::move(tensors.error()));
    return Walk(pickle, limits, origin, std::move(*tensors)).run();
}

} // namespace core
