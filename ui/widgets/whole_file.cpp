// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/whole_file.hpp"

namespace weir::ui {

bool WholeFile::open() {
    // Without a buffer of its own: a write that fails says why, a buffer that cannot be emptied
    // later does not.
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        return fail();
    }
    // What is exported is nobody else's business.
    m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return true;
}

bool WholeFile::put(const QByteArray& text) {
    if (m_over) {
        return false;
    }
    for (qsizetype written = 0; written < text.size();) {
        // A disk that fills up takes a part first; the next try says what is wrong.
        const qint64 taken = m_file.write(text.constData() + written, text.size() - written);
        if (taken <= 0) {
            return fail();
        }
        written += taken;
    }
    return true;
}

bool WholeFile::commit() {
    return !m_over && (m_file.commit() || fail());
}

void WholeFile::abandon() {
    m_over = true;
    m_file.cancelWriting();
    m_file.commit();  // takes the temporary file away
}

bool WholeFile::fail() {
    m_problem = m_file.errorString();
    abandon();
    return false;
}

}  // namespace weir::ui
