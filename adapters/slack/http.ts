import { HTTPReceiver, type Logger, type Receiver } from "@slack/bolt";
import { PATH } from "./needs.ts";

/** The port cannot be listened on. */
export class PortRefused extends Error {
  override readonly name = "PortRefused";
  readonly code: string;

  constructor(code: string, cause: unknown) {
    super(`the port cannot be listened on (${code})`, { cause });
    this.code = code;
  }
}

/** Events over HTTP. The library checks every signature, and refuses what was signed more than five minutes ago. */
export function createHttp(signingSecret: string, port: number, logger: Logger): Receiver {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: PATH,
    logger,
    // Whatever else somebody asks for: the library would log the address as an error.
    dispatchErrorHandler: ({ response }) => {
      response.writeHead(404);
      response.end();
    },
  });
  let close: (() => void) | undefined;
  return {
    init: (app) => receiver.init(app),
    async start() {
      try {
        const server = await receiver.start(port);
        close = () => server.closeAllConnections();
      } catch (error) {
        throw error instanceof Error && "code" in error ? new PortRefused(String(error.code), error) : error;
      }
    },
    async stop() {
      const stopped = receiver.stop();
      close?.();
      await stopped;
    },
  };
}
