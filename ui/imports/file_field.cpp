// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/file_field.hpp"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <utility>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"

namespace weir::ui {

namespace {

QString askForFile(QWidget* parent, const QString& kinds) {
    return QFileDialog::getOpenFileName(parent, {}, {}, kinds);
}

}  // namespace

FileField::FileField(AskPath askPath, QWidget* parent)
    : QWidget(parent),
      m_askPath(askPath ? std::move(askPath) : askForFile),
      m_path(new QLineEdit(this)),
      m_choose(new Button(ButtonKind::Normal, this)) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->setSpacing(metrics().space(2));
    line->addWidget(m_path, 1);
    line->addWidget(m_choose);
    setFocusProxy(m_path);
    connect(m_path, &QLineEdit::editingFinished, this, &FileField::tell);
    connect(m_choose, &QPushButton::clicked, this, &FileField::choose);
}

void FileField::setTexts(const QString& name, const QString& choose, const QString& kinds) {
    m_path->setAccessibleName(name);
    m_choose->setText(choose);
    m_choose->setAccessibleName(choose + QStringLiteral(" ") + name);
    m_kinds = kinds;
}

void FileField::setPlaceholder(const QString& text) {
    m_path->setPlaceholderText(text);
}

bool FileField::isEmpty() const {
    return m_path->text().trimmed().isEmpty();
}

Result<std::string> FileField::read(qint64 most) const {
    if (isEmpty()) {
        return std::string();
    }
    const QString path = m_path->text().trimmed();
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return Error::notFound(tr("%1 cannot be read.").arg(path).toStdString(),
                               tr("Choose another file.").toStdString());
    }
    if (file.size() > most) {
        return Error::tooLarge(tr("%1 is too large.").arg(path).toStdString(),
                               tr("Choose another file.").toStdString());
    }
    return file.readAll().toStdString();
}

void FileField::choose() {
    if (const QString path = m_askPath(this, m_kinds); !path.isEmpty()) {
        m_path->setText(path);
        tell();
    }
}

void FileField::tell() {
    if (m_told != m_path->text()) {
        m_told = m_path->text();
        emit changed();
    }
}

}  // namespace weir::ui
