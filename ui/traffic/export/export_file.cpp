// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/export/export_file.hpp"

#include <utility>

namespace weir::ui {

ExportFile::ExportFile(QString path, std::unique_ptr<CallFormat> format)
    : m_file(std::move(path), this), m_format(std::move(format)) {}

void ExportFile::open() {
    if (m_file.open()) {
        put(m_format->begin());
    } else {
        fail();
    }
}

void ExportFile::write(const std::vector<WholeCall>& calls) {
    QByteArray text;
    for (const WholeCall& call : calls) {
        text += m_format->of(call);
    }
    put(text);
}

void ExportFile::finish() {
    if (m_file.put(m_format->end()) && m_file.commit()) {
        emit finished();
    } else {
        fail();
    }
}

void ExportFile::abandon() {
    m_file.abandon();
}

void ExportFile::put(const QByteArray& text) {
    if (m_file.put(text)) {
        emit ready();
    } else {
        fail();
    }
}

// Of a file that was abandoned nothing is said any more.
void ExportFile::fail() {
    if (!m_file.problem().isEmpty()) {
        emit failed(m_file.problem());
    }
}

}  // namespace weir::ui
