//! The list of kept roadmaps, import, texts put aside.

words! {
    Roadmaps
    gone: "このロードマップはこのブラウザにありません", "This roadmap is not in this browser";
    deleted: "ロードマップを削除しました", "The roadmap is deleted";
    delete_sure: "このロードマップを削除します。元には戻せません。必要なら先にファイルに保存してください。", "This deletes the roadmap and can’t be undone. Save it as a file first if you may need it.";
    import: "ファイルから読み込む(ロードマップ・現在地)", "Open a file (roadmap or profile)";
    import_note: "Norikaeで保存したJSONファイルを選んでください。いまあるロードマップは変わりません。", "Choose a JSON file that Norikae has saved. Roadmaps that are here stay as they are.";
    backups: "読めなかったデータ", "Data that could not be read";
    backups_note: "壊れていて読めなかったデータを、そのまま取ってあります。", "Data that was damaged is kept as it was.";
    backup_save: "ファイルに保存", "Save as a file";
    backup_discard: "捨てる", "Throw away";
}
