// node scripts/serve.mjs [folder] [port] : serves a built site until it is stopped.
import { serve } from "./static-server.mjs";

const [folder = "dist", port = "8080"] = process.argv.slice(2);
try {
  const { url } = await serve(folder, { port: Number(port) });
  console.log(`Norikae is served on ${url.replace(/\/$/, "")} (stop it with Ctrl+C)`);
} catch (error) {
  if (error.code !== "EADDRINUSE") throw error;
  console.error(`Port ${port} is taken. Stop what uses it, or choose another:  make serve PORT=8081`);
  process.exit(1);
}
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
