// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSaveFile>
#include <QString>

namespace weir::ui {

// A file that is written in parts. They go to a temporary file beside it, which takes its name only
// when all of them are on the disk: a file of that name is whole or the one that was there before.
// Only its owner may read it. Once something failed nothing is left on the disk, and nothing more
// is written; problem() says why, in the words of the system.
class WholeFile {
public:
    explicit WholeFile(const QString& path, QObject* parent = nullptr) : m_file(path, parent) {}

    bool open();
    bool put(const QByteArray& text);
    bool commit();
    void abandon();
    const QString& problem() const { return m_problem; }

private:
    bool fail();

    QSaveFile m_file;
    QString m_problem;
    bool m_over = false;
};

}  // namespace weir::ui
