// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/prices/reader.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include <simdjson.h>

#include "engine/books/catalogue_file.hpp"

namespace weir::books {

namespace {

namespace json = simdjson::ondemand;

constexpr std::int64_t kLeastPico = 1'000;             // 0.001 $ a million
constexpr std::int64_t kMostPico = 1'000'000'000;      // 1000 $ a million
constexpr std::int64_t kMostCallNano = 1'000'000'000;  // 1 $ a call
constexpr std::int64_t kMostThousandths = 10'000;

using catalogue::dayOf;
using catalogue::decimalOf;
using catalogue::readObject;
using catalogue::Refused;
using catalogue::textOf;
using catalogue::textsOf;

Price priceOf(json::value value, std::string_view member) {
    const std::int64_t pico = decimalOf(value, member, 6);
    if (pico < kLeastPico || pico > kMostPico) {
        throw Refused{std::string(member) +
                      " is out of range: prices are dollars a million tokens, 0.001 to 1000"};
    }
    return Price::fromPico(pico);
}

// The members that an entry, its longer prices and its tiers have in common.
struct RatesReader {
    Rates rates;
    bool hasIn = false;

    bool take(std::string_view name, json::value value) {
        if (name == "in") {
            rates.in = priceOf(value, name);
            hasIn = true;
            return true;
        }
        const std::pair<std::string_view, std::optional<Price>*> places[] = {
            {"out", &rates.out},
            {"read", &rates.cacheRead},
            {"write", &rates.cacheWrite5m},
            {"write_1h", &rates.cacheWrite1h},
            {"audio_in", &rates.audioIn},
            {"audio_out", &rates.audioOut},
            {"image_in", &rates.imageIn},
        };
        for (const auto& [known, place] : places) {
            if (name == known) {
                *place = priceOf(value, name);
                return true;
            }
        }
        return false;
    }

    void check() const {
        if (!hasIn) {
            throw Refused{"\"in\" is missing"};
        }
        if (rates.cacheRead && *rates.cacheRead > rates.in) {
            throw Refused{"a cache read is dearer than input"};
        }
        const Price shorter = rates.cacheWrite5m.value_or(rates.in);
        if (rates.cacheWrite1h && *rates.cacheWrite1h < shorter) {
            throw Refused{"\"write_1h\" is cheaper than what lives shorter"};
        }
    }
};

TierPrice tierOf(json::value value, std::string_view name) {
    TierPrice tier;
    if (json::json_type(value.type()) != json::json_type::object) {
        tier.thousandths = decimalOf(value, name, 3);
        if (tier.thousandths < 1 || tier.thousandths > kMostThousandths) {
            throw Refused{std::string(name) + " is a factor between 0.001 and 10"};
        }
        return tier;
    }
    RatesReader reader;
    readObject(value.get_object(), [&](std::string_view member, json::value given) {
        return reader.take(member, given);
    });
    reader.check();
    tier.own = reader.rates;
    return tier;
}

ContextTier longerOf(json::value value) {
    ContextTier tier;
    RatesReader reader;
    readObject(value.get_object(), [&](std::string_view name, json::value given) {
        if (name == "above") {
            tier.above = static_cast<std::uint64_t>(decimalOf(given, name, 0));
            return true;
        }
        return reader.take(name, given);
    });
    reader.check();
    tier.rates = reader.rates;
    return tier;
}

PriceEntry entryOf(json::object object, std::string& model) {
    PriceEntry entry;
    RatesReader reader;
    std::vector<ContextTier> longer;
    bool dated = false;
    readObject(object, [&](std::string_view name, json::value value) {
        if (name == "model") {
            entry.model = model = textOf(value);
        } else if (name == "also") {
            entry.aliases = textsOf(value);
        } else if (name == "from") {
            entry.from = dayOf(value);
            dated = true;
        } else if (name == "longer") {
            for (auto item : value.get_array()) {
                longer.push_back(longerOf(item.value()));
            }
        } else if (name == "batch") {
            entry.batch = tierOf(value, name);
        } else if (name == "flex") {
            entry.flex = tierOf(value, name);
        } else if (name == "priority") {
            entry.priority = tierOf(value, name);
        } else if (name == "tool_call") {
            entry.serverTool = Money::fromNano(decimalOf(value, name, 9));
        } else {
            return reader.take(name, value);
        }
        return true;
    });
    if (entry.model.empty() || !dated) {
        throw Refused{"\"model\" or \"from\" is missing"};
    }
    if (entry.serverTool && entry.serverTool->nano() > kMostCallNano) {
        throw Refused{"\"tool_call\" is over a dollar"};
    }
    reader.check();
    entry.standard.push_back({0, reader.rates});
    for (ContextTier& tier : longer) {
        if (tier.above <= entry.standard.back().above) {
            throw Refused{"\"longer\" does not go upwards"};
        }
        entry.standard.push_back(std::move(tier));
    }
    return entry;
}

constexpr std::int64_t kMostCacheMinutes = 24 * 60;

Milliseconds cacheMinutesOf(json::value value, std::string_view member) {
    const std::int64_t minutes = decimalOf(value, member, 0);
    if (minutes < 1 || minutes > kMostCacheMinutes) {
        throw Refused{std::string(member) + " is from a minute to a day"};
    }
    return std::chrono::minutes(minutes);
}

void readCache(json::object object, PriceFamily& family) {
    std::optional<Milliseconds> usual;
    std::optional<Milliseconds> longer;
    readObject(object, [&](std::string_view name, json::value value) {
        if (name == "minutes") {
            usual = cacheMinutesOf(value, name);
        } else if (name == "longer_minutes") {
            longer = cacheMinutesOf(value, name);
        } else if (name == "source") {
            family.cacheSource = textOf(value);
        } else {
            return false;
        }
        return true;
    });
    if (!usual || family.cacheSource.empty()) {
        throw Refused{"\"minutes\" or \"source\" of its cache is missing"};
    }
    if (longer && *longer < *usual) {
        throw Refused{"\"longer_minutes\" is not longer"};
    }
    family.cacheLives = CacheLives{*usual, longer.value_or(*usual)};
}

// Two lines of a model are its history, and must begin on different days.
void checkNames(const PriceFamily& family) {
    std::set<std::pair<std::string, Timestamp>> lines;
    for (const PriceEntry& entry : family.entries) {
        std::vector<std::string> names = entry.aliases;
        names.push_back(entry.model);
        for (std::string& name : names) {
            if (!lines.emplace(name, entry.from).second) {
                throw Refused{"\"" + name + "\" has two lines from the same day"};
            }
        }
    }
}

}  // namespace

Result<PriceFamily> readPriceFile(std::string_view text) {
    PriceFamily family;
    std::string model;
    const auto refused = [&](std::string_view why) {
        return Error::invalid("The price file of \"" + family.name + "\" cannot be read" +
                              (model.empty() ? "" : ", model \"" + model + "\"") + ": " +
                              std::string(why) + ".");
    };
    try {
        const simdjson::padded_string padded(text);
        json::parser parser;
        json::document document = parser.iterate(padded);
        readObject(document.get_object(), [&](std::string_view name, json::value value) {
            if (name == "family") {
                family.name = textOf(value);
            } else if (name == "kinds") {
                family.kinds = textsOf(value);
            } else if (name == "hosts") {
                family.hosts = textsOf(value);
            } else if (name == "models") {
                for (auto item : value.get_array()) {
                    family.entries.push_back(entryOf(item.get_object(), model));
                }
                model.clear();
            } else if (name == "source") {
                family.source = textOf(value);
            } else if (name == "cache") {
                readCache(value.get_object(), family);
            } else if (name == "as_of") {
                family.asOf = dayOf(value);
            } else {
                return false;
            }
            return true;
        });
        catalogue::checkEnd(document);
        if (family.name.empty()) {
            throw Refused{"\"family\" is missing"};
        }
        checkNames(family);
    } catch (const Refused& refusal) {
        return refused(refusal.why);
    } catch (const simdjson::simdjson_error& error) {
        return refused(simdjson::error_message(error.error()));
    }
    return family;
}

}  // namespace weir::books
