// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/frame_filter.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace core {

namespace {

constexpr std::array kTerms = {
    FilterTerm{"frankfurt", "the name holds this text"},
    FilterTerm{"\"two words\"", "likewise, with blanks and signs as they are"},
    FilterTerm{"#12", "the frame with this number in the source"},
    FilterTerm{"class:rider", "the truth holds this class"},
    FilterTerm{"miou<0.4", "the frame's mIoU of any slot; also <=, > and >="},
    FilterTerm{"A.miou>=0.7", "the frame's mIoU of one slot"},
    FilterTerm{"iou:\"traffic light\"<0.5", "the frame's IoU of a class, of any slot"},
    FilterTerm{"B.iou:car<0.5", "the frame's IoU of a class, of one slot"},
    FilterTerm{"has:truth", "there is truth"},
    FilterTerm{"has:prediction", "a slot has segmented the frame"},
    FilterTerm{"has:note", "there is a note"},
    FilterTerm{"flag:night", "the frame has this flag"},
    FilterTerm{"is:reviewed", "the frame is marked as reviewed"},
    FilterTerm{"-has:truth", "not; in front of any term"},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return lower(c); });
    return text;
}

/// `part` in lower case.
bool holds(std::string_view text, std::string_view part) {
    return !std::ranges::search(text, part, {}, [](char c) { return lower(c); }).empty() || part.empty();
}

bool isSame(std::string_view a, std::string_view b) {
    return std::ranges::equal(
        a, b, {}, [](char c) { return lower(c); }, [](char c) { return lower(c); });
}

bool isBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

struct Letter {
    char c = 0;
    bool isQuoted = false;
    int column = 1; ///< of the character that this byte is part of
};
using Letters = std::span<const Letter>;

std::string textOf(Letters letters) {
    std::string text;
    for (const Letter& letter : letters) text += letter.c;
    return text;
}

template <class... Args> tl::unexpected<Error> fault(int column, fmt::format_string<Args...> text, Args&&... args) {
    return fail(ErrorCode::InvalidArgument, "Column {}: {}", column, fmt::format(text, std::forward<Args>(args)...));
}

Match fromFact(std::optional<bool> fact) {
    if (!fact) return Match::Unknown;
    return *fact ? Match::Yes : Match::No;
}

/// Yes when it holds for one of the slots, Unknown when it may.
template <class Ask> Match anySlot(std::string_view letters, const Ask& ask) {
    Match result = Match::No;
    for (const char slot : letters) {
        const Match one = ask(slot);
        if (one == Match::Yes) return one;
        if (one == Match::Unknown) result = one;
    }
    return result;
}

} // namespace

std::span<const FilterTerm> filterTerms() { return kTerms; }

/// Reads one text; each word of it becomes a term.
class FilterParser {
public:
    explicit FilterParser(const ClassScheme& scheme) : m_scheme(scheme) {}

    Result<FrameFilter> parse(std::string_view text) {
        FrameFilter filter;
        std::vector<Letter> word;
        int column = 0;
        int quote = 0;          // column of the open one
        bool hasQuotes = false; // an empty text in them is a word too
        const auto end = [&]() -> Status {
            if (word.empty() && !hasQuotes) return {};
            auto term = parseWord(word);
            if (!term) return fail(term.error());
            filter.m_terms.push_back(std::move(*term));
            word.clear();
            hasQuotes = false;
            return {};
        };
        for (const char c : text) {
            const bool continues = (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; // a byte within a UTF-8 character
            column += continues ? 0 : 1;
            if (c == '"') {
                quote = quote == 0 ? column : 0;
                hasQuotes = true;
            } else if (quote == 0 && isBlank(c)) {
                if (auto ended = end(); !ended) return fail(ended.error());
            } else {
                word.push_back({c, quote != 0, std::max(1, column)});
            }
        }
        if (quote != 0) return fault(quote, "this quotation mark is not closed.");
        if (auto ended = end(); !ended) return fail(ended.error());
        std::ranges::stable_sort(filter.m_terms, {}, &FrameFilter::Term::kind); // kinds go from cheap to dear
        return filter;
    }

private:
    using Kind = FrameFilter::Kind;
    using Order = FrameFilter::Order;
    using Term = FrameFilter::Term;

    static Letters::iterator findSign(Letters letters, std::string_view signs) {
        return std::ranges::find_if(letters, [&](const Letter& letter) {
            return !letter.isQuoted && signs.find(letter.c) != std::string_view::npos;
        });
    }

    Result<Term> parseWord(Letters word) const {
        Term term;
        term.isNegated = !word.empty() && !word[0].isQuoted && word[0].c == '-';
        if (term.isNegated && word.size() == 1) return fault(word[0].column, "nothing follows the minus sign.");
        const Letters rest = word.subspan(term.isNegated ? 1 : 0);
        const bool isQuoted = rest.empty() || rest[0].isQuoted;
        if (!isQuoted && rest[0].c == '#') return parseNumber(std::move(term), rest);
        const auto sign = findSign(rest, ":<>");
        if (!isQuoted && sign != rest.end()) return parseKey(std::move(term), {rest.begin(), sign}, {sign, rest.end()});
        term.text = lower(textOf(rest));
        return term;
    }

    static Result<Term> parseNumber(Term term, Letters word) {
        const std::string digits = textOf(word.subspan(1));
        const char* const end = digits.data() + digits.size();
        const auto [stop, error] = std::from_chars(digits.data(), end, term.value);
        if (error != std::errc{} || stop != end || term.value < 1)
            return fault(word[0].column, "after # comes the number of a frame, counted from 1, not '{}'.", digits);
        term.kind = Kind::Number;
        return term;
    }

    /// `key`: what stands before the sign; `rest`: the sign and what follows. REQUIRES: rest is not empty.
    Result<Term> parseKey(Term term, Letters key, Letters rest) const {
        const int column = key.empty() ? rest[0].column : key[0].column;
        std::string name = lower(textOf(key));
        if (name.size() > 2 && name[1] == '.' && name[0] >= 'a' && name[0] <= 'z') {
            term.slot = static_cast<char>(name[0] - 'a' + 'A');
            name.erase(0, 2);
        }
        const bool isScore = name == "miou" || name == "iou";
        if (term.slot != 0 && !isScore)
            return fault(column, "of a single slot one can ask miou and iou, not '{}'.", name);
        if (name == "miou") {
            term.kind = Kind::Miou;
            return parseBound(std::move(term), rest);
        }
        if (!isScore && name != "class" && name != "has" && name != "is" && name != "flag")
            return fault(column,
                         "there is no key '{}', only class, flag, has, iou, is and miou; a text that holds '{}' stands "
                         "in quotation marks.",
                         name, rest[0].c);
        if (rest[0].c != ':') return fault(rest[0].column, "after {} comes a colon, not '{}'.", name, rest[0].c);
        if (isScore) return parseIou(std::move(term), rest);
        const Letters value = rest.subspan(1);
        if (value.empty()) return fault(rest[0].column, "nothing follows '{}:'.", name);
        if (name == "class") return parseClass(std::move(term), Kind::Class, value, rest[0].column);
        if (name == "flag") {
            term.kind = Kind::Flag;
            term.text = lower(textOf(value));
            return term;
        }
        return parseState(std::move(term), name, value);
    }

    static Result<Term> parseState(Term term, const std::string& key, Letters value) {
        const std::string what = lower(textOf(value));
        if (key == "is") {
            if (what != "reviewed") return fault(value[0].column, "after is: comes reviewed, not '{}'.", textOf(value));
            term.kind = Kind::Reviewed;
            return term;
        }
        if (what != "truth" && what != "prediction" && what != "note")
            return fault(value[0].column, "after has: comes truth, prediction or note, not '{}'.", textOf(value));
        term.kind = what == "truth" ? Kind::Truth : what == "note" ? Kind::Note : Kind::Prediction;
        return term;
    }

    Result<Term> parseClass(Term term, Kind kind, Letters name, int signColumn) const {
        const std::string text = textOf(name);
        const auto& classes = m_scheme.classes();
        const auto found = std::ranges::find_if(classes, [&](const SchemeClass& c) { return isSame(c.name, text); });
        if (found == classes.end())
            return fault(name.empty() ? signColumn : name[0].column, "{} has no class '{}'.", m_scheme.name(), text);
        term.kind = kind;
        term.text = found->name;
        term.value = static_cast<int>(found - classes.begin());
        return term;
    }

    Result<Term> parseIou(Term term, Letters rest) const {
        const auto sign = findSign(rest, "<>");
        auto named = parseClass(std::move(term), Kind::Iou, {rest.begin() + 1, sign}, rest[0].column);
        if (!named) return named;
        if (sign == rest.end())
            return fault(rest[0].column, "after the class of iou comes <, <=, > or >= and a number.");
        return parseBound(std::move(*named), {sign, rest.end()});
    }

    static Result<Term> parseBound(Term term, Letters rest) {
        const char sign = rest[0].c;
        if (sign == ':') return fault(rest[0].column, "after miou comes <, <=, > or >= and a number.");
        const bool orEqual = rest.size() > 1 && rest[1].c == '=';
        if (sign == '<')
            term.order = orEqual ? Order::LessOrEqual : Order::Less;
        else
            term.order = orEqual ? Order::GreaterOrEqual : Order::Greater;
        const std::string digits = textOf(rest.subspan(orEqual ? 2 : 1));
        const char* const end = digits.data() + digits.size();
        const auto [stop, error] = std::from_chars(digits.data(), end, term.bound);
        if (error != std::errc{} || stop != end || !(term.bound >= 0 && term.bound <= 1))
            return fault(rest[0].column, "scores are compared with a number from 0 to 1, not '{}'.", digits);
        return term;
    }

    const ClassScheme& m_scheme;
};

Result<FrameFilter> FrameFilter::parse(std::string_view text, const ClassScheme& scheme) {
    return FilterParser(scheme).parse(text);
}

Match FrameFilter::matches(const FrameFacts& facts) const {
    Match result = Match::Yes;
    for (const Term& term : m_terms) {
        const Match one = positive(term, facts);
        if (one == Match::Unknown)
            result = one;
        else if ((one == Match::Yes) == term.isNegated)
            return Match::No;
    }
    return result;
}

Match FrameFilter::positive(const Term& term, const FrameFacts& facts) {
    switch (term.kind) {
    case Kind::Text: return fromFact(holds(facts.name, term.text));
    case Kind::Number: return fromFact(facts.number == term.value);
    case Kind::Flag:
        if (!facts.flags) return Match::Unknown;
        return fromFact(
            std::ranges::any_of(*facts.flags, [&](const std::string& flag) { return isSame(flag, term.text); }));
    case Kind::Truth: return fromFact(facts.hasTruth);
    case Kind::Note: return fromFact(facts.hasNote);
    case Kind::Reviewed: return fromFact(facts.isReviewed);
    case Kind::Prediction:
        if (!facts.hasPrediction) return Match::Unknown;
        return anySlot(facts.slotLetters, [&](char slot) { return fromFact(facts.hasPrediction(slot)); });
    case Kind::Class: return facts.truthHolds ? fromFact(facts.truthHolds(term.value)) : Match::Unknown;
    case Kind::Miou:
    case Kind::Iou: return compare(term, facts);
    }
    return Match::Unknown;
}

Match FrameFilter::compare(const Term& term, const FrameFacts& facts) {
    const bool isKnown = term.kind == Kind::Miou ? static_cast<bool>(facts.miou) : static_cast<bool>(facts.iou);
    const bool isThere =
        term.slot == 0 ? !facts.slotLetters.empty() : facts.slotLetters.find(term.slot) != std::string_view::npos;
    if (!isKnown || !isThere) return Match::Unknown;
    const auto ask = [&](char slot) {
        const KnownScore score = term.kind == Kind::Miou ? facts.miou(slot) : facts.iou(slot, term.value);
        if (!score) return Match::Unknown;
        if (!*score) return Match::No;
        switch (term.order) {
        case Order::Less: return fromFact(**score < term.bound);
        case Order::LessOrEqual: return fromFact(**score <= term.bound);
        case Order::Greater: return fromFact(**score > term.bound);
        default: return fromFact(**score >= term.bound);
        }
    };
    return term.slot == 0 ? anySlot(facts.slotLetters, ask) : ask(term.slot);
}

std::string FrameFilter::slotsAsked() const {
    std::string letters;
    for (const Term& term : m_terms)
        if (term.slot != 0 && letters.find(term.slot) == std::string::npos) letters += term.slot;
    std::ranges::sort(letters);
    return letters;
}

bool FrameFilter::asksAnySlot() const {
    return std::ranges::any_of(m_terms, [](const Term& term) {
        return term.slot == 0 && (term.kind == Kind::Miou || term.kind == Kind::Iou);
    });
}

std::vector<std::string> FrameFilter::describe() const {
    std::vector<std::string> phrases;
    for (const Term& term : m_terms) phrases.push_back((term.isNegated ? "not: " : "") + describe(term));
    return phrases;
}

std::string FrameFilter::describe(const Term& term) {
    const auto comparison = [&] {
        constexpr std::array<std::string_view, 4> words = {"below", "at most", "above", "at least"};
        return fmt::format("of {} {} {}", term.slot == 0 ? "any slot" : fmt::format("slot {}", term.slot),
                           words[static_cast<std::size_t>(term.order)], term.bound);
    };
    switch (term.kind) {
    case Kind::Text: return fmt::format("name with \"{}\"", term.text);
    case Kind::Number: return fmt::format("frame number {}", term.value);
    case Kind::Flag: return fmt::format("flag \"{}\"", term.text);
    case Kind::Truth: return "has truth";
    case Kind::Note: return "has a note";
    case Kind::Reviewed: return "is reviewed";
    case Kind::Prediction: return "has a prediction";
    case Kind::Class: return fmt::format("truth with {}", term.text);
    case Kind::Miou: return "mIoU " + comparison();
    case Kind::Iou: return fmt::format("IoU of {} {}", term.text, comparison());
    }
    return {};
}

} // namespace core
