// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>
#include <QString>

class QSettings;

namespace weir::ui {

// A list and the pane of one of its rows: beside it where there is room, else below. What a person
// chose as its size is kept for each of the two.
class PaneSplitter : public QSplitter {
    Q_OBJECT

public:
    // `page` names the sizes in `store`, which outlives the splitter.
    PaneSplitter(QWidget* list, QWidget* pane, QSettings& store, const QString& page,
                 QWidget* parent = nullptr);

    void openPane();

signals:
    // It lies below the list, as wide as the page, or it does not.
    void wideChanged(bool wide);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void placePane();
    void keepSizes();
    bool hasRoomBeside() const;
    QString keyOf(Qt::Orientation orientation) const;

    QWidget* m_pane;
    QSettings& m_store;
    const QString m_page;
};

}  // namespace weir::ui
