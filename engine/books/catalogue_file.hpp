// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "engine/base/clock.hpp"

// What the readers of resources/prices and resources/models share. They end the reading of a file
// by an exception, which the reader catches and puts a place to.
namespace weir::books::catalogue {

struct Refused {
    std::string why;
};

std::string textOf(simdjson::ondemand::value value);
std::vector<std::string> textsOf(simdjson::ondemand::value value);
// A plain number with at most so many decimals, as a whole number of the last of them.
std::int64_t decimalOf(simdjson::ondemand::value value, std::string_view member, int places);
// "2026-11-23"
Timestamp dayOf(simdjson::ondemand::value value);
// Nothing stands behind the value of the file.
void checkEnd(simdjson::ondemand::document& document);

// Every object is read member by member: `take` is asked for each and says whether it knew it.
template <class Take>
void readObject(simdjson::ondemand::object object, Take take) {
    std::set<std::string, std::less<>> seen;
    for (auto field : object) {
        const std::string name(std::string_view(field.unescaped_key()));
        if (!seen.insert(name).second) {
            throw Refused{"\"" + name + "\" is there twice"};
        }
        if (!take(std::string_view(name), simdjson::ondemand::value(field.value()))) {
            throw Refused{"\"" + name + "\" is not known here"};
        }
    }
}

}  // namespace weir::books::catalogue
