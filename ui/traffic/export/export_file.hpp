// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <vector>

#include "ui/traffic/export/call_format.hpp"
#include "ui/widgets/whole_file.hpp"

namespace weir::ui {

// The file of an export. Everything it does takes as long as the disk does, so it lives on a thread
// of its own.
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
    void put(const QByteArray& text);
    void fail();

    WholeFile m_file;
    std::unique_ptr<CallFormat> m_format;
};

}  // namespace weir::ui
