// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/span_text.hpp"

#include "engine/base/span_text.hpp"

namespace weir::ui {

QString spanText(std::chrono::seconds span) {
    return span == std::chrono::seconds(0) ? QString()
                                           : QString::fromStdString(weir::spanText(span));
}

std::optional<std::chrono::seconds> readSpanText(const QString& typed) {
    const QString text = typed.trimmed().toLower();
    if (text.isEmpty()) {
        return std::chrono::seconds(0);
    }
    return parseSpan((text.chopped(1).trimmed() + text.back()).toStdString());
}

}  // namespace weir::ui
