// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_pdf.hpp"

#include <QLocale>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>

#include "ui/report/report_document.hpp"

namespace weir::ui {

namespace {

Error notWritten(const QSaveFile& file) {
    return Error::io(QStringLiteral("%1 cannot be written: %2.")
                         .arg(file.fileName(), file.errorString())
                         .toStdString(),
                     "Choose another place, or make room there.");
}

}  // namespace

Result<void> writeReport(const ReportFigures& figures, const QString& path) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return notWritten(file);
    }
    {
        QPdfWriter writer(&file);
        const bool letter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
        writer.setPageSize(QPageSize(letter ? QPageSize::Letter : QPageSize::A4));
        const auto document = reportDocument(figures);
        writer.setTitle(document->metaInformation(QTextDocument::DocumentTitle));
        writer.setCreator(QStringLiteral("Weir"));
        document->print(&writer);
    }
    return file.commit() ? Result<void>() : notWritten(file);
}

QString reportName(const DayRange& days) {
    const bool month = days.from.day() == 1 && days.from.addMonths(1).addDays(-1) == days.to;
    return month ? QStringLiteral("weir-%1.pdf").arg(days.from.toString(QStringLiteral("yyyy-MM")))
                 : QStringLiteral("weir-%1-to-%2.pdf")
                       .arg(days.from.toString(Qt::ISODate), days.to.toString(Qt::ISODate));
}

}  // namespace weir::ui
