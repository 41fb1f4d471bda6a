// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/json_text.hpp"

#include <boost/json/serialize.hpp>

#include "engine/base/utf8.hpp"

namespace weir::dialects {

std::string jsonQuoted(std::string_view text) {
    if (firstNotUtf8(text)) {
        return jsonQuoted(repairedUtf8(text));
    }
    return boost::json::serialize(boost::json::string_view(text.data(), text.size()));
}

}  // namespace weir::dialects
