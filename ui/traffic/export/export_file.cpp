// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/export/export_file.hpp"

#include <utility>

namespace weir::ui {

ExportFile::ExportFile(QString path, std::unique_ptr<CallFormat> format)
    : m_file(std::move(path), this), m_format(std::move(format)) {}

void ExportFile::open() {
    // Without a buffer of its own: a write that fails says why, a buffer that cannot be emptied
    // later does not.
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        fail();
        return;
    }
    // Bodies and names of keys are nobody else's business.
    m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (put(m_format->begin())) {
        emit ready();
    }
}

void ExportFile::write(const std::vector<WholeCall>& calls) {
    QByteArray text;
    for (const WholeCall& call : calls) {
        text += m_format->of(call);
    }
    if (put(text)) {
        emit ready();
    }
}

void ExportFile::finish() {
    if (!put(m_format->end())) {
        return;
    }
    if (!m_file.commit()) {
        fail();
        return;
    }
    emit finished();
}

void ExportFile::abandon() {
    m_failed = true;
    m_file.cancelWriting();
    m_file.commit();  // takes the temporary file away
}

bool ExportFile::put(const QByteArray& text) {
    if (m_failed) {
        return false;
    }
    for (qsizetype written = 0; written < text.size();) {
        // A disk that fills up takes a part first; the next try says what is wrong.
        const qint64 taken = m_file.write(text.constData() + written, text.size() - written);
        if (taken <= 0) {
            fail();
            return false;
        }
        written += taken;
    }
    return true;
}

void ExportFile::fail() {
    const QString reason = m_file.errorString();
    abandon();
    emit failed(reason);
}

}  // namespace weir::ui
