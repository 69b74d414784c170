// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the library's filter: which frames of a source are shown. filterTerms() lists what can be said.
#pragma once

#include "core/base/result.h"
#include "core/classes/class_scheme.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class Match { No, Yes, Unknown };

/// A score, 0 … 1. Nothing: not counted yet; an empty one inside: undefined (0/0), which no comparison holds for.
using KnownScore = std::optional<std::optional<double>>;

/// What is known of one frame; what is left out is unknown. The functions are called for terms that need them only, so
/// that one set of facts, whose number and name change, serves all frames of a source.
struct FrameFacts {
    int number = 1;                                          ///< in the source, from 1
    std::string_view name{};                                 ///< Frame::name
    std::optional<bool> hasTruth{}, hasNote{}, isReviewed{}; ///< hasNote: the note has a text
    std::optional<std::span<const std::string>> flags{};
    std::string_view slotLetters{}; ///< letters of those in use: "ABC"
    std::function<std::optional<bool>(char slot)> hasPrediction{};
    std::function<std::optional<bool>(int classIndex)> truthHolds{}; ///< a class of the scheme given to parse()
    std::function<KnownScore(char slot)> miou{};                     ///< of this frame
    std::function<KnownScore(char slot, int classIndex)> iou{};      ///< of this frame
};

/// One kind of term, for a page of help.
struct FilterTerm {
    std::string_view example;
    std::string_view meaning;
};
std::span<const FilterTerm> filterTerms();

/// An immutable value.
class FrameFilter {
public:
    /// Lets every frame through.
    FrameFilter() = default;
    /// Terms between blanks; a blank in quotation marks separates nothing. Keys and names are taken in any case (of
    /// ASCII letters). `scheme`: of the classes. InvalidArgument: "Column 7: …", counted in characters from 1.
    static Result<FrameFilter> parse(std::string_view text, const ClassScheme& scheme);

    /// Yes when all terms hold, No when one does not, else Unknown.
    Match matches(const FrameFacts& facts) const;
    /// A phrase for each term: `mIoU of slot A below 0.4`. Cheap terms come first, as they are tried.
    std::vector<std::string> describe() const;
    bool isEmpty() const { return m_terms.empty(); }
    /// Slots whose scores are asked for by name: "AC".
    std::string slotsAsked() const;
    bool asksAnySlot() const; ///< for a score of whichever slot

private:
    friend class FilterParser;
    enum class Kind { Text, Number, Flag, Truth, Note, Reviewed, Prediction, Class, Miou, Iou };
    enum class Order { Less, LessOrEqual, Greater, GreaterOrEqual };
    struct Term {
        Kind kind = Kind::Text;
        bool isNegated = false;
        std::string text{}; ///< Text and Flag in lower case; Class and Iou: the name
        int value = 0;      ///< Number; Class and Iou: the index
        char slot = 0;      ///< 0: any
        Order order = Order::Less;
        double bound = 0;
    };
    static Match positive(const Term& term, const FrameFacts& facts);
    static Match compare(const Term& term, const FrameFacts& facts);
    static std::string describe(const Term& term);
    std::vector<Term> m_terms;
};

} // namespace core
