// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>

#include "ui/traffic/whole_calls.hpp"

// Calls as the text of a file. What is written is the same in every language of the window: other
// programs read it. Times are UTC in ISO 8601.
namespace weir::ui {

enum class ExportFormat {
    Csv,        // a table, RFC 4180
    JsonLines,  // the rows of the admin contract, one a line
    Har,        // HTTP Archive 1.2, with headers and bodies
};

class CallFormat {
public:
    virtual ~CallFormat() = default;

    virtual QByteArray begin() { return {}; }
    // A format that needs no whole calls looks at the row alone.
    virtual QByteArray of(const WholeCall& call) = 0;
    virtual QByteArray end() { return {}; }
};

// What a HAR says of the gateway.
struct ExportOrigin {
    QString baseUrl;  // "http://127.0.0.1:9347"
    QString version;
};

std::unique_ptr<CallFormat> makeCsv();
std::unique_ptr<CallFormat> makeJsonLines();
std::unique_ptr<CallFormat> makeHar(const ExportOrigin& origin);
std::unique_ptr<CallFormat> makeFormat(ExportFormat format, const ExportOrigin& origin);

// Headers, attempts and bodies are in it, not the row alone.
bool needsWholeCalls(ExportFormat format);
// "csv"
QString extensionOf(ExportFormat format);

}  // namespace weir::ui
