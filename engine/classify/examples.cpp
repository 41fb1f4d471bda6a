// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/classify/examples.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

#include "engine/classify/words.hpp"

namespace weir::classify {

namespace {

// The usual values of BM25; a phrase is short, so its length matters little.
constexpr double kSaturation = 1.2;
constexpr double kLengthShare = 0.3;

// A part of a word says less than the word.
constexpr double kPartWeight = 0.35;
constexpr std::size_t kPartBytes = 4;
constexpr std::uint32_t kPartSeed = 0x9e3779b9U;
constexpr std::uint32_t kPairSeed = 0x85ebca6bU;

// A phrase that weighs no more than this is half as good a sign as one of many rare words.
constexpr double kHalfSign = 2;

// A word in the middle of a sentence is less of an order than one that begins it.
constexpr std::size_t kFirstWords = 5;
constexpr double kLaterWord = 0.4;

struct Term {
    std::uint32_t hash;
    bool part;
};

void addParts(std::string_view word, std::vector<Term>& terms) {
    if (word.size() <= kPartBytes) {
        return;
    }
    for (std::size_t i = 0; i + kPartBytes <= word.size(); ++i) {
        terms.push_back({hashOf(word.substr(i, kPartBytes), kPartSeed), true});
    }
}

// Each term once.
std::vector<Term> termsOf(std::string_view text) {
    std::vector<Term> terms;
    Words words(text);
    Word word;
    std::string_view before;
    while (words.next(word)) {
        terms.push_back({hashOf(word.text), false});
        if (!before.empty()) {
            terms.push_back({hashOf(word.text, hashOf(before, kPairSeed) + 1), false});
        }
        before = word.text;
        addParts(word.script == Word::Script::Ideographs ? std::string_view() : word.text, terms);
    }
    std::ranges::sort(terms, {}, &Term::hash);
    const auto again = std::ranges::unique(terms, {}, &Term::hash);
    terms.erase(again.begin(), again.end());
    return terms;
}

std::vector<std::uint32_t> firstWords(std::string_view text) {
    std::vector<std::uint32_t> first;
    Words words(text);
    for (Word word; first.size() < kFirstWords && words.next(word);) {
        first.push_back(hashOf(word.text));
    }
    return first;
}

std::uint32_t onlyWord(std::string_view text) {
    const std::vector<std::uint32_t> words = firstWords(text);
    return words.size() == 1 ? words.front() : 0;
}

}  // namespace

Examples::Examples(std::span<const TaskExamples> examples) {
    std::vector<std::vector<Term>> terms;
    for (const TaskExamples& each : examples) {
        const auto found = std::ranges::find(m_tasks, each.task);
        const auto task = static_cast<std::uint32_t>(found - m_tasks.begin());
        if (found == m_tasks.end()) {
            m_tasks.push_back(each.task);
        }
        for (const std::string& phrase : each.phrases) {
            const std::string small = inSmallLetters(phrase);
            m_phrases.push_back({phrase, task, 0, onlyWord(small)});
            terms.push_back(termsOf(small));
        }
    }
    std::map<std::uint32_t, std::vector<Posting>> index;
    double length = 0;
    for (std::uint32_t phrase = 0; phrase < terms.size(); ++phrase) {
        length += static_cast<double>(terms[phrase].size());
        for (const Term& term : terms[phrase]) {
            index[term.hash].push_back({phrase, term.part ? static_cast<float>(kPartWeight) : 1});
        }
    }
    length /= std::max<double>(1, static_cast<double>(terms.size()));
    const auto count = static_cast<double>(m_phrases.size());
    m_slots.resize(std::bit_ceil(2 * index.size() + 2));
    for (auto& [term, postings] : index) {
        const auto with = static_cast<double>(postings.size());
        const double rarity = std::log(1 + (count - with + 0.5) / (with + 0.5));
        for (Posting& each : postings) {
            const double longer = static_cast<double>(terms[each.phrase].size()) / length;
            const double weight =
                (kSaturation + 1) / (1 + kSaturation * (1 - kLengthShare + kLengthShare * longer));
            each.weight = static_cast<float>(each.weight * rarity * weight);
            m_phrases[each.phrase].whole += each.weight;
        }
        m_slots[slotOf(term)] = {term, static_cast<std::uint32_t>(m_postings.size()),
                                 static_cast<std::uint32_t>(postings.size())};
        m_postings.insert(m_postings.end(), postings.begin(), postings.end());
    }
}

std::uint32_t Examples::slotOf(std::uint32_t term) const {
    const auto mask = static_cast<std::uint32_t>(m_slots.size() - 1);
    std::uint32_t slot = (term ^ (term >> 15U)) & mask;
    while (m_slots[slot].count != 0 && m_slots[slot].term != term) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

void Examples::match(std::string_view sentence, std::vector<Likeness>& best) const {
    std::vector<float> scores(m_phrases.size());
    for (const Term& term : termsOf(sentence.substr(0, kLongestSentence))) {
        const Slot& slot = m_slots[slotOf(term.hash)];
        for (std::uint32_t i = 0; i < slot.count; ++i) {
            const Posting& each = m_postings[slot.first + i];
            scores[each.phrase] += each.weight;
        }
    }
    best.assign(m_tasks.size(), {});
    const std::vector<std::uint32_t> opening = firstWords(sentence);
    for (std::uint32_t i = 0; i < scores.size(); ++i) {
        const Phrase& phrase = m_phrases[i];
        const double share = scores[i] / phrase.whole;
        double value = share * std::sqrt(share) * phrase.whole / (phrase.whole + kHalfSign);
        if (phrase.only != 0 && std::ranges::find(opening, phrase.only) == opening.end()) {
            value *= kLaterWord;
        }
        Likeness& likeness = best[phrase.task];
        if (scores[i] > 0 && value > likeness.value) {
            likeness = {value, i};
        }
    }
}

}  // namespace weir::classify
