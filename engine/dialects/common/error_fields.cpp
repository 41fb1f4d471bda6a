// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/error_fields.hpp"

namespace weir::dialects {
namespace {

ErrorFields readFlat(dom::object object) {
    ErrorFields fields;
    fields.type = textAt(object, "type");
    fields.code = textAt(object, "code");
    fields.message = textAt(object, "message");
    if (const auto status = countAt(object, "code"); status && *status < 1000) {
        fields.status = static_cast<int>(*status);
    }
    return fields;
}

}  // namespace

bool saysError(dom::object object) {
    return textAt(object, "type") == "error" || objectAt(object, "error") ||
           !textAt(object, "error").empty();
}

ErrorFields readErrorFields(dom::object object) {
    if (const auto nested = objectAt(object, "error")) {
        return readFlat(*nested);
    }
    ErrorFields fields = readFlat(object);
    if (fields.message.empty()) {
        fields.message = textAt(object, "error");
    }
    return fields;
}

}  // namespace weir::dialects
