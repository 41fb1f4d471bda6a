// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSaveFile>
#include <QString>
#include <memory>
#include <vector>

#include "ui/traffic/export/call_format.hpp"

namespace weir::ui {

// The file of an export. Everything it does takes as long as the disk does, so it lives on a thread
// of its own. The calls go to a temporary file beside it, which takes its name only when all of
// them are on the disk: a file of that name is whole or the one that was there before.
class ExportFile : public QObject {
    Q_OBJECT

public:
    ExportFile(QString path, std::unique_ptr<CallFormat> format);

    void open();
    void write(const std::vector<WholeCall>& calls);
    void finish();
    void abandon();

signals:
    // What was asked for last is done.
    void ready();
    void finished();
    // In the words of the system. Nothing is left on the disk, and nothing more is written.
    void failed(const QString& reason);

private:
    bool put(const QByteArray& text);
    void fail();

    QSaveFile m_file;
    std::unique_ptr<CallFormat> m_format;
    bool m_failed = false;
};

}  // namespace weir::ui
