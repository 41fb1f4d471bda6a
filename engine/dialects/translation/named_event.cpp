// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/named_event.hpp"

#include <utility>

#include <boost/json/serialize.hpp>

namespace weir::dialects {

void addNamedEvent(const boost::json::object& event, std::string& events) {
    events.append("event: ").append(event.at("type").as_string()).append("\ndata: ");
    events += boost::json::serialize(event);
    events += "\n\n";
}

void append(boost::json::object& object, boost::json::object members) {
    for (auto& [name, value] : members) {
        object[name] = std::move(value);
    }
}

}  // namespace weir::dialects
