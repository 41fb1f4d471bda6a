// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_saver.hpp"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <utility>

#include "ui/report/report_pdf.hpp"

namespace weir::ui {

namespace {

constexpr const char* kFolderKey = "spend/report_folder";

QString askForFile(QWidget* parent, const QString& suggested) {
    return QFileDialog::getSaveFileName(parent, ReportSaver::tr("Save report"), suggested,
                                        ReportSaver::tr("PDF documents (*.pdf)"));
}

}  // namespace

ReportSaver::ReportSaver(admin::AdminClient& client, const Clock& clock, const QTimeZone& zone,
                         QSettings& store, QWidget* parent, AskPath askPath)
    : QObject(parent),
      m_store(store),
      m_window(parent),
      m_askPath(askPath ? std::move(askPath) : askForFile),
      m_source(new ReportSource(client, clock, zone, this)) {
    connect(m_source, &ReportSource::ready, this, &ReportSaver::write);
    connect(m_source, &ReportSource::failed, this, [this](const QString& problem) {
        m_path.clear();
        emit failed(problem);
    });
}

void ReportSaver::save(const DayRange& days, SpendPeriod period, bool simulated) {
    if (busy()) {
        return;
    }
    const QString kept = m_store.value(QLatin1String(kFolderKey)).toString();
    const QString folder =
        QFileInfo(kept).isDir()
            ? kept
            : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_path = m_askPath(m_window, QDir(folder).filePath(reportName(days)));
    if (m_path.isEmpty()) {
        return;
    }
    if (QFileInfo(m_path).suffix().isEmpty()) {
        m_path += QStringLiteral(".pdf");
    }
    m_store.setValue(QLatin1String(kFolderKey), QFileInfo(m_path).absolutePath());
    m_source->ask(period, days, simulated);
}

void ReportSaver::write(const ReportFigures& figures) {
    const QString path = std::exchange(m_path, QString());
    if (const auto written = writeReport(figures, path); !written) {
        emit failed(QString::fromStdString(written.error().text()));
        return;
    }
    emit saved(path);
}

}  // namespace weir::ui
