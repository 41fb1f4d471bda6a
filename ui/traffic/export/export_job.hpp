// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThread>
#include <cstdint>
#include <memory>
#include <optional>

#include "engine/control/admin/client.hpp"
#include "ui/traffic/export/call_format.hpp"
#include "ui/traffic/export/call_source.hpp"

namespace weir::ui {

class ExportFile;

// One export from its first call to the file on the disk. Calls are asked for a few at a time,
// written on a thread of its own, and only then are more asked for.
class ExportJob : public QObject {
    Q_OBJECT

public:
    struct Order {
        std::unique_ptr<CallSource> source;
        ExportFormat format = ExportFormat::Csv;
        QString path;
        ExportOrigin origin;
    };

    ExportJob(admin::AdminClient& client, Order order, QObject* parent = nullptr);
    // What is not finished leaves no file.
    ~ExportJob() override;

    void start();
    // Ends with cancelled(), unless it ended meanwhile.
    void cancel();

    std::uint64_t done() const { return m_done; }
    std::optional<std::uint64_t> total() const { return m_order.source->total(); }
    const QString& path() const { return m_order.path; }

signals:
    // One of the three after this is the last signal.
    void progressed();
    void finished();
    void cancelled();
    void failed(const QString& problem);

private:
    void askRows();
    void takeRows(Result<std::vector<admin::ExchangeRow>> rows);
    void takeCalls(Result<std::vector<WholeCall>> calls);
    void end();

    admin::AdminClient& m_client;
    Order m_order;
    QThread m_thread;
    std::unique_ptr<ExportFile> m_file;
    std::uint64_t m_writing = 0;  // calls that are on their way to the disk
    std::uint64_t m_done = 0;
    bool m_finishing = false;  // all calls are written, and the file gets its name
    bool m_ended = false;
};

}  // namespace weir::ui
