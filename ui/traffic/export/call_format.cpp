// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/export/call_format.hpp"

namespace weir::ui {

std::unique_ptr<CallFormat> makeFormat(ExportFormat format, const ExportOrigin& origin) {
    switch (format) {
        case ExportFormat::Csv:
            return makeCsv();
        case ExportFormat::JsonLines:
            return makeJsonLines();
        case ExportFormat::Har:
            return makeHar(origin);
    }
    return nullptr;
}

bool needsWholeCalls(ExportFormat format) {
    return format == ExportFormat::Har;
}

QString extensionOf(ExportFormat format) {
    switch (format) {
        case ExportFormat::Csv:
            return QStringLiteral("csv");
        case ExportFormat::JsonLines:
            return QStringLiteral("jsonl");
        case ExportFormat::Har:
            return QStringLiteral("har");
    }
    return {};
}

}  // namespace weir::ui
