// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/torch_tensors.h"

#include "core/weights/shown_name.h"

#include <algorithm>
#include <array>
#include <limits>

namespace core {
namespace {

constexpr std::uint64_t kLargest = std::numeric_limits<std::int64_t>::max();

bool isCount(PickleValue value) { return value.kind == PickleKind::Int && value.number >= 0; }
std::uint64_t count(PickleValue value) { return static_cast<std::uint64_t>(value.number); }

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Why a tensor made by this function has no plain numbers; empty for other functions.
std::string_view oddKind(std::string_view maker) {
    if (isOneOf(maker, {"torch._utils._rebuild_qtensor"})) return "is quantized";
    if (isOneOf(maker, {"torch._utils._rebuild_sparse_tensor", "torch._utils._rebuild_sparse_csr_tensor"}))
        return "is sparse";
    if (isOneOf(maker, {"torch._utils._rebuild_nested_tensor"})) return "is a nested tensor";
    if (isOneOf(maker, {"torch._utils._rebuild_meta_tensor_no_storage", "torch._utils._rebuild_wrapper_subclass"}))
        return "has no data";
    if (maker.starts_with("torch._utils._rebuild_device_tensor") || maker == "torch._utils._rebuild_xla_tensor")
        return "is kept in the form of a special device";
    return {};
}

} // namespace

Result<TorchTensors> TorchTensors::create(const Pickle& pickle, const CheckpointLimits& limits,
                                          const std::string& origin) {
    TorchTensors tensors(pickle, limits, origin);
    for (std::size_t i = 0; i < pickle.nodes(); ++i)
        if (const PickleValue node = pickle.node(i); node.kind == PickleKind::Persistent)
            if (auto added = tensors.addStorage(node); !added) return fail(std::move(added.error()));
    return tensors;
}

std::span<const PickleValue> TorchTensors::itemsOrNone(PickleValue value) const {
    return value.kind == PickleKind::Tuple || value.kind == PickleKind::List ? m_pickle.items(value)
                                                                             : std::span<const PickleValue>();
}

/// ("storage", class, key, location, items [, view]) or ("module", class, source file, source).
Status TorchTensors::addStorage(PickleValue persistent) {
    const auto id = itemsOrNone(m_pickle.items(persistent).front());
    const std::string_view kind =
        !id.empty() && id[0].kind == PickleKind::Text ? m_pickle.text(id[0]) : std::string_view();
    if (kind == "module" && id.size() >= 2) return {};
    if (kind != "storage" || id.size() < 5 || id[2].kind != PickleKind::Text || !isCount(id[4]))
        return fail(ErrorCode::Corrupt,
                    "{}: a persistent id is none of torch's (\"storage\", class, key, location, size).", m_origin);
    const std::string key(m_pickle.text(id[2]));
    const std::string_view global = m_pickle.globalName(id[1]);
    const TorchType* type = torchTypeOfStorage(global);
    if (type == nullptr)
        return fail(ErrorCode::Unsupported, "{}: the storage {} has the unknown class {}.", m_origin, shownName(key),
                    shownName(global));
    StorageClaim claim{key, type, count(id[4]), 0};
    if (__builtin_mul_overflow(claim.items, type->itemBytes, &claim.bytes) || claim.bytes > kLargest)
        return fail(ErrorCode::Corrupt, "{}: the storage {} claims the impossible number of {} elements.", m_origin,
                    shownName(key), claim.items);
    const auto [place, isNew] = m_byKey.emplace(key, m_storages.size());
    if (isNew)
        m_storages.push_back(claim);
    else if (const StorageClaim& old = m_storages[place->second]; old.type != type || old.items != claim.items)
        return fail(ErrorCode::Corrupt, "{}: the storage {} is once {} x {} and once {} x {}.", m_origin,
                    shownName(key), old.items, old.type->name, claim.items, type->name);
    Window window{place->second, 0, claim.items};
    if (id.size() > 5)
        if (auto added = addWindow(id[5], window); !added) return added;
    m_windows.emplace(persistent.number, window);
    return {};
}

/// Legacy view metadata: None or (key of the view, offset, size).
Status TorchTensors::addWindow(PickleValue view, Window& window) const {
    if (view.kind == PickleKind::None) return {};
    const auto parts = itemsOrNone(view);
    const std::string key = shownName(m_storages[window.storage].key);
    if (parts.size() != 3 || !isCount(parts[1]) || !isCount(parts[2]))
        return fail(ErrorCode::Corrupt, "{}: the storage {} has a view that is no (key, offset, size).", m_origin, key);
    window.offset = count(parts[1]);
    window.items = count(parts[2]);
    const std::uint64_t all = m_storages[window.storage].items;
    if (window.offset > all || window.items > all - window.offset)
        return fail(ErrorCode::Corrupt, "{}: a view of {} elements from {} on reaches outside the storage {} of {}.",
                    m_origin, window.items, window.offset, key, all);
    return {};
}

PickleValue TorchTensors::unwrapped(PickleValue value) const {
    // Wrappers are made of what existed before them, so this ends; the limit is for states, which come later.
    for (std::uint64_t level = 0; level < m_limits.depth && value.kind == PickleKind::Object; ++level) {
        const PickleObject object = m_pickle.object(value);
        const std::string_view maker = m_pickle.globalName(object.maker);
        const auto arguments = m_pickle.items(object.arguments);
        const auto state = itemsOrNone(object.state);
        const bool isVariable =
            isOneOf(maker, {"torch.nn.parameter.Parameter", "torch.nn.Parameter", "torch.nn.parameter.Buffer",
                            "torch.autograd.variable.Variable", "torch.autograd.Variable"});
        const bool isWrapper =
            isOneOf(maker, {"torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state",
                            "torch.jit._pickle.restore_type_tag", "torch.jit._pickle.build_tensorlist"});
        if ((isWrapper || isVariable) && !arguments.empty())
            value = arguments[0];
        else if (isVariable && state.size() == 5)
            value = state[0]; // (data, grad, …) of torch 0.3
        else
            break;
    }
    return value;
}

Result<std::optional<TensorView>> TorchTensors::tensor(PickleValue value, const std::string& name) const {
    const auto found = recipe(unwrapped(value), name);
    if (!found) return fail(found.error());
    if (!*found) return std::nullopt;
    auto result = view(**found, name);
    if (!result) return fail(std::move(result.error()));
    return std::move(*result);
}

Result<std::optional<TorchTensors::Recipe>> TorchTensors::recipe(PickleValue value, const std::string& name) const {
    if (value.kind != PickleKind::Object) return std::nullopt;
    const PickleObject object = m_pickle.object(value);
    std::string_view maker = m_pickle.globalName(object.maker);
    auto arguments = m_pickle.items(object.arguments);
    // (function, class, arguments, state): a tensor that carries attributes, or is of a derived class.
    for (std::uint64_t level = 0; level < m_limits.depth && maker.ends_with("._rebuild_from_type_v2"); ++level) {
        if (arguments.size() < 3 || arguments[2].kind != PickleKind::Tuple)
            return fail(ErrorCode::Corrupt, "{}: the tensor {} is rebuilt without its arguments.", m_origin,
                        shownName(name));
        maker = m_pickle.globalName(arguments[0]);
        arguments = m_pickle.items(arguments[2]);
    }
    // torch 0.1 made an empty tensor and gave it its parts as a state.
    const auto state = itemsOrNone(object.state);
    if (maker.starts_with("torch.") && maker.ends_with("Tensor") && arguments.empty() && state.size() == 4)
        return Recipe{state[0], state[1], state[2], state[3], {}, {}};
    return recipeOfCall(maker, arguments, name);
}

Result<std::optional<TorchTensors::Recipe>> TorchTensors::recipeOfCall(std::string_view maker,
                                                                       std::span<const PickleValue> arguments,
                                                                       const std::string& name) const {
    if (const std::string_view odd = oddKind(maker); !odd.empty())
        return fail(ErrorCode::Unsupported, "{}: the tensor {} {}; weights are plain numbers.", m_origin,
                    shownName(name), odd);
    const bool plain = maker == "torch._utils._rebuild_tensor";
    const bool second = maker == "torch._utils._rebuild_tensor_v2";
    const bool third = maker == "torch._utils._rebuild_tensor_v3";
    if (!plain && !second && !third) return std::nullopt;
    if (arguments.size() < (third ? 7U : 4U))
        return fail(ErrorCode::Corrupt, "{}: the tensor {} is rebuilt from only {} arguments.", m_origin,
                    shownName(name), arguments.size());
    Recipe result{arguments[0], arguments[1], arguments[2], arguments[3], {}, {}};
    if (third) result.type = arguments[6];
    if (const std::size_t place = third ? 7 : 6; !plain && arguments.size() > place) result.metadata = arguments[place];
    return result;
}

Result<std::vector<std::int64_t>> TorchTensors::sizes(PickleValue value, const std::string& name) const {
    if (value.kind == PickleKind::Object) // torch.Size((…))
        if (const auto arguments = m_pickle.items(m_pickle.object(value).arguments); arguments.size() == 1)
            value = arguments[0];
    const auto items = itemsOrNone(value);
    const bool isList = value.kind == PickleKind::Tuple || value.kind == PickleKind::List;
    if (!isList || !std::all_of(items.begin(), items.end(), isCount))
        return fail(ErrorCode::Corrupt, "{}: the shape or the strides of the tensor {} are no sizes.", m_origin,
                    shownName(name));
    if (items.size() > m_limits.dimensions)
        return fail(ErrorCode::Unsupported, "{}: the tensor {} has {} dimensions; at most {} are read.", m_origin,
                    shownName(name), items.size(), m_limits.dimensions);
    std::vector<std::int64_t> result;
    for (const PickleValue item : items) result.push_back(item.number);
    return result;
}

/// Torch keeps conjugation and negation of a view as flags beside its numbers.
Status TorchTensors::checkFlags(PickleValue metadata, const std::string& name) const {
    if (metadata.kind != PickleKind::Dict) return {};
    const auto pairs = m_pickle.items(metadata);
    // Torch writes a handful. A long list would be searched again for every tensor that shares it.
    constexpr std::size_t kMostFlags = 64;
    if (pairs.size() > 2 * kMostFlags)
        return fail(ErrorCode::Unsupported, "{}: the tensor {} has {} flags; at most {} are read.", m_origin,
                    shownName(name), pairs.size() / 2, kMostFlags);
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2)
        if (pairs[i].kind == PickleKind::Text && isOneOf(m_pickle.text(pairs[i]), {"conj", "neg"}) &&
            pairs[i + 1].kind == PickleKind::Bool && pairs[i + 1].number != 0)
            return fail(ErrorCode::Unsupported, "{}: the tensor {} is a lazily conjugated or negated view.", m_origin,
                        shownName(name));
    return {};
}

Result<TensorView> TorchTensors::view(const Recipe& recipe, const std::string& name) const {
    const std::string shown = shownName(name);
    const auto place = m_windows.find(recipe.storage.number);
    if (recipe.storage.kind != PickleKind::Persistent || place == m_windows.end() || !isCount(recipe.offset))
        return fail(ErrorCode::Corrupt, "{}: the tensor {} has no storage.", m_origin, shown);
    const Window& window = place->second;
    const TorchType* type = m_storages[window.storage].type;
    std::uint64_t items = window.items;
    std::uint64_t start = window.offset;
    if (recipe.type) {
        const TorchType* own = torchTypeOfConstant(m_pickle.globalName(*recipe.type));
        if (own == nullptr)
            return fail(ErrorCode::Unsupported, "{}: the tensor {} has an unknown type.", m_origin, shown);
        if (type->untyped) {
            items /= own->itemBytes;
            start /= own->itemBytes;
        } else if (own->itemBytes != type->itemBytes)
            return fail(ErrorCode::Corrupt, "{}: the tensor {} is {}, but its storage {}.", m_origin, shown, own->name,
                        type->name);
        type = own;
    }
    if (!type->type)
        return fail(ErrorCode::Unsupported, "{}: the tensor {} is {}; such numbers are no weights.", m_origin, shown,
                    type->name);
    if (recipe.metadata)
        if (auto flags = checkFlags(*recipe.metadata, name); !flags) return fail(std::move(flags.error()));
    auto shape = sizes(recipe.shape, name);
    if (!shape) return fail(std::move(shape.error()));
    auto strides = sizes(recipe.strides, name);
    if (!strides) return fail(std::move(strides.error()));
    if (shape->size() != strides->size())
        return fail(ErrorCode::Corrupt, "{}: the tensor {} has {} sizes, but {} strides.", m_origin, shown,
                    shape->size(), strides->size());

    std::uint64_t bytes = type->itemBytes;
    std::uint64_t last = count(recipe.offset);
    bool overflow = false;
    for (std::size_t i = 0; i < shape->size(); ++i) {
        const auto size = static_cast<std::uint64_t>((*shape)[i]);
        std::uint64_t reach = 0;
        overflow |= __builtin_mul_overflow(bytes, size, &bytes);
        overflow |= size > 0 && __builtin_mul_overflow(size - 1, static_cast<std::uint64_t>((*strides)[i]), &reach);
        overflow |= __builtin_add_overflow(last, reach, &last);
    }
    const bool empty = std::find(shape->begin(), shape->end(), 0) != shape->end();
    if (!empty && (overflow || bytes > kLargest || last >= items))
        return fail(
            ErrorCode::Corrupt,
            "{}: the tensor {} of shape {}, strides {} and offset {} reaches outside its storage {} of {} elements.",
            m_origin, shown, shapeText(*shape), shapeText(*strides), recipe.offset.number,
            shownName(m_storages[window.storage].key), items);
    return TensorView{*type->type, window.storage, empty ? 0 : start + count(recipe.offset), std::move(*shape),
                      std::move(*strides)};
}

} // namespace core
