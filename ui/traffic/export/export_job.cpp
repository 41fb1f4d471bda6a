// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/export/export_job.hpp"

#include <QPointer>
#include <utility>

#include "ui/traffic/export/export_file.hpp"
#include "ui/traffic/whole_calls.hpp"

namespace weir::ui {

namespace {

constexpr std::size_t kRowsAtOnce = 500;
// With two bodies each, of up to two megabytes.
constexpr std::size_t kWholeAtOnce = 8;

}  // namespace

ExportJob::ExportJob(admin::AdminClient& client, Order order, QObject* parent)
    : QObject(parent),
      m_client(client),
      m_order(std::move(order)),
      m_file(
          std::make_unique<ExportFile>(m_order.path, makeFormat(m_order.format, m_order.origin))) {
    m_thread.setObjectName(QStringLiteral("export"));
    m_file->moveToThread(&m_thread);
    connect(m_file.get(), &ExportFile::ready, this, [this] {
        m_done += std::exchange(m_writing, 0);
        if (!m_ended) {
            emit progressed();
            askRows();
        }
    });
    connect(m_file.get(), &ExportFile::finished, this, [this] {
        if (!m_ended) {
            end();
            emit finished();
        }
    });
    connect(m_file.get(), &ExportFile::failed, this, [this](const QString& reason) {
        if (!m_ended) {
            end();
            emit failed(tr("%1 could not be written: %2.").arg(m_order.path, reason));
        }
    });
}

ExportJob::~ExportJob() {
    m_ended = true;
    m_thread.quit();
    m_thread.wait();
}

void ExportJob::start() {
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_file.get(), &ExportFile::open);
}

void ExportJob::cancel() {
    // A file that is being closed is whole already: it is finished in a moment.
    if (m_ended || m_finishing) {
        return;
    }
    QMetaObject::invokeMethod(m_file.get(), &ExportFile::abandon);
    end();
    emit cancelled();
}

void ExportJob::askRows() {
    const bool whole = needsWholeCalls(m_order.format);
    m_order.source->next(whole ? kWholeAtOnce : kRowsAtOnce,
                         [self = QPointer(this)](Result<std::vector<admin::ExchangeRow>> rows) {
                             if (self && !self->m_ended) {
                                 self->takeRows(std::move(rows));
                             }
                         });
}

void ExportJob::takeRows(Result<std::vector<admin::ExchangeRow>> rows) {
    if (!rows) {
        takeCalls(std::move(rows.error()));
    } else if (rows->empty()) {
        m_finishing = true;
        QMetaObject::invokeMethod(m_file.get(), &ExportFile::finish);
    } else if (needsWholeCalls(m_order.format)) {
        askWholeCalls(
            m_client, std::move(*rows),
            [self = QPointer(this)](Result<std::vector<WholeCall>> calls) {
                if (self && !self->m_ended) {
                    self->takeCalls(std::move(calls));
                }
            },
            UnreadableBodies::AreSaid);
    } else {
        std::vector<WholeCall> calls(rows->size());
        for (std::size_t call = 0; call < calls.size(); ++call) {
            calls[call].detail.row = std::move((*rows)[call]);
        }
        takeCalls(std::move(calls));
    }
}

void ExportJob::takeCalls(Result<std::vector<WholeCall>> calls) {
    if (!calls) {
        QMetaObject::invokeMethod(m_file.get(), &ExportFile::abandon);
        end();
        emit failed(QString::fromStdString(calls.error().text()));
        return;
    }
    m_writing = calls->size();
    QMetaObject::invokeMethod(
        m_file.get(), [file = m_file.get(), batch = std::move(*calls)] { file->write(batch); });
}

void ExportJob::end() {
    m_ended = true;
    // After what the file was told before.
    QMetaObject::invokeMethod(m_file.get(), [] { QThread::currentThread()->quit(); });
}

}  // namespace weir::ui
