//! Mounts the app.

fn main() {
    norikae::web::start();
}
