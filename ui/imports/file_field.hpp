// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <string>

#include "engine/base/result.hpp"

class QLineEdit;

namespace weir::ui {

class Button;

// The path of a text file to read, typed or chosen.
class FileField : public QWidget {
    Q_OBJECT

public:
    // The file a person chose, or nothing; `kinds` is a filter of files.
    using AskPath = std::function<QString(QWidget* parent, const QString& kinds)>;

    FileField(AskPath askPath, QWidget* parent);

    void setTexts(const QString& name, const QString& choose, const QString& kinds);
    void setPlaceholder(const QString& text);
    bool isEmpty() const;
    // The whole text; of an empty field an empty one. Errors: NotFound, TooLarge.
    Result<std::string> read(qint64 most) const;

signals:
    // Another file is named, and named to its end.
    void changed();

private:
    void choose();
    void tell();

    AskPath m_askPath;
    QString m_kinds;
    QString m_told;
    QLineEdit* m_path;
    Button* m_choose;
};

}  // namespace weir::ui
