// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/first_model.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <tuple>

namespace weir::control {

namespace {

constexpr std::array<std::string_view, 19> kNoWords{
    "embed",    "moderation", "whisper",        "tts",         "audio",
    "realtime", "transcribe", "image",          "dall-e",      "sora",
    "video",    "speech",     "rerank",         "ocr",         "guard",
    "babbage",  "davinci",    "turbo-instruct", "computer-use"};
// OpenAI serves these by the responses endpoint alone.
constexpr std::array<std::string_view, 3> kResponsesOnly{"codex", "-pro", "deep-research"};

// Models that came out within this time of the newest one are of its generation.
constexpr std::chrono::days kGeneration{180};

template <std::size_t N>
bool saysAny(std::string_view name, const std::array<std::string_view, N>& words) {
    return std::ranges::any_of(
        words, [name](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

struct Priced {
    const std::string* name;
    const books::PriceEntry* entry;

    // The plain name before the same one with a date behind it.
    auto cheapness() const {
        const books::Rates& rates = entry->standard.front().rates;
        return std::tuple(rates.out->pico(), rates.in.pico(), name->size());
    }
};

std::optional<std::string> cheapestOfTheNewest(std::vector<Priced> priced) {
    if (priced.empty()) {
        return std::nullopt;
    }
    const auto from = [](const Priced& each) { return each.entry->from; };
    const Timestamp newest = std::ranges::max_element(priced, {}, from)->entry->from;
    std::erase_if(priced, [&](const Priced& each) { return from(each) < newest - kGeneration; });
    return *std::ranges::min_element(priced, {}, &Priced::cheapness)->name;
}

}  // namespace

bool answersInWords(std::string_view model, Dialect dialect) {
    std::string name(model);
    std::ranges::transform(name, name.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    const bool openAi = name.starts_with("gpt-") ||
                        (name.size() > 1 && name[0] == 'o' && name[1] >= '0' && name[1] <= '9');
    return !saysAny(name, kNoWords) &&
           !(openAi && dialect != Dialect::OpenAiResponses && saysAny(name, kResponsesOnly));
}

std::string firstModel(const providers::Provider& provider, const std::vector<std::string>& offered,
                       Dialect dialect, const books::PriceList& prices, Timestamp now) {
    const books::PriceSource source{provider.kind->name, provider.base.origin.host};
    std::vector<Priced> priced;
    const std::string* first = nullptr;
    for (const std::string& model : offered) {
        if (!answersInWords(model, dialect)) {
            continue;
        }
        first = first == nullptr ? &model : first;
        const books::PriceEntry* entry = prices.find(source, model, now);
        if (entry != nullptr && entry->standard.front().rates.out) {
            priced.push_back({&model, entry});
        }
    }
    if (auto best = cheapestOfTheNewest(std::move(priced))) {
        return *std::move(best);
    }
    return first == nullptr ? std::string() : *first;
}

std::string firstModelToAskFor(const policy::Snapshot& snapshot, std::uint32_t provider,
                               Dialect dialect, const books::PriceList& prices, Timestamp now) {
    const providers::Provider& asked = snapshot.providers[provider];
    const std::vector<std::string> none;
    const auto& offered = !asked.serveAll                        ? asked.serve
                          : provider < snapshot.catalogue.size() ? snapshot.catalogue[provider]
                                                                 : none;
    std::string model = firstModel(asked, offered, dialect, prices, now);
    if (model.empty()) {
        return model;
    }
    const policy::Lookup plain = snapshot.lookup(model, dialect);
    const bool leadsThere = !plain.targets.empty() && plain.targets.front().provider == provider;
    return leadsThere ? model : asked.name + "/" + model;
}

}  // namespace weir::control
