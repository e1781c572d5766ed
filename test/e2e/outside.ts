import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

const TABLES = ['tcp', 'tcp6', 'udp', 'udp6'] as const;
/** Hexadecimal words of an address as the kernel writes them, least significant byte first: 127.*, ::1, ::ffff:127.*, and none yet. */
const LOCAL = /^([\dA-F]{6}7F|0{24}01000000|0{16}FFFF0000[\dA-F]{6}7F|0{8}|0{32})$/;

/** Watches which other machines the processes of an app have sockets to, by asking the kernel. */
export interface SocketWatch {
  /** Ends the watch: addresses as the kernel writes them, each once. Always empty where there is no /proc. */
  readonly stop: () => readonly string[];
}

/**
 * Looks at the sockets of a process and all below it, ten times a second. A connection that fails at once can slip through, which is why
 * Chromium's own log is read too.
 */
export function watchSockets(pid: number): SocketWatch {
  const seen = new Set<string>();
  const look = () => {
    const owned = new Set(processTree(pid).flatMap(socketInodes));
    if (owned.size > 0) for (const address of foreignAddresses(owned)) seen.add(address);
  };
  const timer = setInterval(look, 100);
  return {
    stop: () => {
      clearInterval(timer);
      return [...seen];
    },
  };
}

function processTree(pid: number): readonly number[] {
  const children = textOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(processTree)];
}

function socketInodes(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => inodeOf(`/proc/${pid}/fd/${fd}`) ?? []);
  } catch {
    return [];
  }
}

function inodeOf(link: string): string | null {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(link))?.[1] ?? null;
  } catch {
    return null;
  }
}

function foreignAddresses(owned: ReadonlySet<string>): readonly string[] {
  return TABLES.flatMap((table) =>
    textOf(`/proc/net/${table}`)
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const [, , remote = '', , , , , , , inode = ''] = line.trim().split(/\s+/);
        const isForeign = owned.has(inode) && !LOCAL.test(remote.split(':')[0] ?? '');
        return isForeign ? [`${table} ${remote}`] : [];
      }),
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number; readonly params?: Readonly<Record<string, unknown>> }[];
}

const REACHING_OUT =
  /^(TCP_CONNECT|TCP_CONNECT_ATTEMPT|UDP_CONNECT|UDP_BYTES_SENT|HOST_RESOLVER_(MANAGER|SYSTEM|DNS)_\w+|DNS_TRANSACTION\w*)$/;

/**
 * What Chromium's log (`--log-net-log`) says of connections to other machines and of names looked up, as texts. It writes every one, however short, of its
 * browser process and its network service.
 */
export async function reachedOut(netLog: string): Promise<readonly string[]> {
  const text = await readFile(netLog, 'utf8');
  const { constants, events } = JSON.parse(completed(text)) as NetLog;
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]));
  return events.flatMap(({ type, params = {} }) => {
    const name = names.get(type) ?? '';
    const where = JSON.stringify(params);
    const isLocal = /127\.0\.0\.1|localhost|\[::1\]/.test(where);
    return REACHING_OUT.test(name) && Object.keys(params).length > 0 && !isLocal ? [`${name} ${where}`] : [];
  });
}

/**
 * Whether this is a name that Chromium gave up before looking it up, because the app maps all names to none, or what it does before that: it asks the
 * kernel, without sending anything, whether there is a way for IPv6.
 * Chromium itself tries so at its start.
 */
export function wasStopped(outside: string): boolean {
  return /"host":"[^"]*~notfound"|"net_error":-105|IPV6_REACHABILITY_CHECK|UDP_CONNECT .*\[2001:4860:4860::8888\]/.test(
    outside,
  );
}

/** The log of an app that was ended in the midst of it lacks its end. */
function completed(text: string): string {
  const trimmed = text.trimEnd();
  if (trimmed.endsWith('}]}') || trimmed.endsWith('}\n]}') || trimmed.endsWith('}}')) return trimmed;
  const lastEvent = trimmed.lastIndexOf('},\n');
  return `${lastEvent === -1 ? trimmed.replace(/,$/, '') : trimmed.slice(0, lastEvent + 1)}]}`;
}
