// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace weir::ui {

// One topic. Its pictures are shown in the language of the text and the theme in force, as wide as
// the lines at most, with every pixel that the screen has.
class HelpText : public QTextBrowser {
    Q_OBJECT

public:
    explicit HelpText(QWidget* parent = nullptr);

    void setTopic(const QString& markdown, const QString& language);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int pictureWidth() const;
    void showPictures();
    QPixmap picture(const QString& name) const;

    QString m_language;
    QStringList m_pictures;  // as the text names them: "overview.png"
    int m_shownWidth = 0;
};

// The file of a picture: ":/pictures/de/overview-dark.png" of "overview.png".
QString pictureFile(const QString& name, const QString& language);

}  // namespace weir::ui
